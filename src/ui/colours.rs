//! Which colours are there? Themes as data in `assets/themes`, one style for each role, of the terminal's own sixteen colours.
//!
//! No theme tells anything by colour alone: each mark is a symbol and a word as well.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ratatui::style::{Color, Modifier, Style};

use super::theme::Role;
use crate::assets;
use crate::model::order::filled;

/// A table of styles, by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme(usize);

impl Theme {
    /// The names, as they are chosen. The first is for everybody who chose nothing.
    pub const NAMES: [&str; 8] = [
        "dark",
        "light",
        "red-green",
        "red-green-light",
        "blue-yellow",
        "blue-yellow-light",
        "high-contrast",
        "high-contrast-light",
    ];

    /// Light letters on a dark ground.
    pub const DARK: Self = Self(0);

    /// The theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|it| *it == name).map(Self)
    }

    /// The same theme for a light ground.
    #[must_use]
    pub fn on_light(self) -> Self {
        let name = Self::NAMES.get(self.0).copied().unwrap_or_default();
        let light = if self == Self::DARK { "light".to_owned() } else { format!("{name}-light") };
        Self::named(&light).unwrap_or(self)
    }

    /// How this role looks in it.
    pub(super) fn style(self, role: Role) -> Style {
        static ALL: OnceLock<Vec<BTreeMap<String, Style>>> = OnceLock::new();
        let all = ALL.get_or_init(|| Self::NAMES.iter().map(|name| table(name).unwrap_or_default()).collect());
        all.get(self.0).and_then(|table| table.get(role.id())).copied().unwrap_or_default()
    }
}

/// Whether the terminal says in `COLORFGBG` that its ground is light: the last number is the colour of the ground.
#[must_use]
pub fn light_ground(colours: &str) -> bool {
    matches!(colours.rsplit(';').next().and_then(|ground| ground.parse::<u8>().ok()), Some(7 | 9..=15))
}

fn table(name: &str) -> Option<BTreeMap<String, Style>> {
    let text = assets::read(&format!("themes/{name}.json"))?;
    let table: BTreeMap<String, String> = serde_json::from_slice(text.as_bytes()).ok()?;
    Some(filled(table.into_iter().map(|(role, words)| Some((role, style(&words)?))).collect::<Option<Vec<_>>>()?))
}

/// A style in words, as `bold bright-red`.
fn style(words: &str) -> Option<Style> {
    words.split_whitespace().try_fold(Style::new(), |style, word| {
        Some(match word {
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "reversed" => style.add_modifier(Modifier::REVERSED),
            "underlined" => style.add_modifier(Modifier::UNDERLINED),
            colour => style.fg(PALETTE.iter().find(|(name, _)| *name == colour)?.1),
        })
    })
}

/// The colours that every terminal has, in their order there.
const PALETTE: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

#[cfg(test)]
mod tests {
    use super::*;

    type Colour = [f64; 3];

    /// The sixteen colours of the two palettes from which most others come, in the order above.
    const VGA: [u32; 16] = [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555, 0xff_5555,
        0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ];
    const XTERM: [u32; 16] = [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f, 0xff_0000,
        0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ];

    /// The parts of a colour as amounts of light.
    fn light(colour: u32) -> Colour {
        [16, 8, 0].map(|shift| {
            let part = f64::from((colour >> shift) & 0xff) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn bright([red, green, blue]: Colour) -> f64 {
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast as WCAG 2 defines it; the same when the two are exchanged.
    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (bright(light(one)), bright(light(other)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Letters that are dim are two thirds letter and one third ground.
    fn dimmed(letter: u32, ground: u32) -> u32 {
        let part = |shift: u32| ((((letter >> shift) & 0xff) * 2 + ((ground >> shift) & 0xff)) / 3) << shift;
        part(16) | part(8) | part(0)
    }

    fn on_light(name: &str) -> bool {
        name.ends_with("light")
    }

    /// The letters of a role and the ground, in a palette.
    fn drawn(name: &str, role: Role, palette: &[u32; 16]) -> (u32, u32) {
        let style = Theme::named(name).unwrap().style(role);
        let (plain, ground) = if on_light(name) { (0x00_0000, 0xff_ffff) } else { (palette[7], 0x00_0000) };
        let colour = style.fg.map(|colour| PALETTE.iter().position(|(_, it)| *it == colour).unwrap());
        let letter = colour.map_or(plain, |at| palette[at]);
        let dim = style.add_modifier.contains(Modifier::DIM);
        (if dim { dimmed(letter, ground) } else { letter }, ground)
    }

    #[test]
    fn every_theme_has_every_role_and_nothing_else() {
        for name in Theme::NAMES {
            let table = table(name).unwrap_or_else(|| panic!("{name} cannot be read"));
            let mut roles = Role::ALL.map(|role| role.id().to_owned());
            roles.sort();
            assert_eq!(table.into_keys().collect::<Vec<_>>(), roles, "{name}");
        }
        let files = assets::names().filter(|name| name.starts_with("themes/")).count();
        assert_eq!(files, Theme::NAMES.len(), "a theme without a name");
        assert_eq!(style("bold lilac"), None);
    }

    #[test]
    fn every_role_can_be_read() {
        for name in Theme::NAMES {
            for role in Role::ALL {
                // what is there to be skipped, and lines that are no letters, need less
                let least = match role {
                    _ if name.starts_with("high-contrast") => 7.0,
                    Role::Dim | Role::Border => 3.0,
                    _ => 4.5,
                };
                for palette in [&VGA, &XTERM] {
                    let (letter, ground) = drawn(name, role, palette);
                    let found = contrast(letter, ground);
                    assert!(found >= least, "{name}: {role:?} is #{letter:06x} on #{ground:06x}, {found:.2}");
                }
            }
        }
    }

    #[test]
    fn the_numbers_are_those_of_the_definition() {
        assert!((contrast(0xff_ffff, 0) - 21.0).abs() < 0.01);
        assert!((contrast(0x00_00ee, 0) - 2.23).abs() < 0.01, "dark blue on black is what nobody can read");
        assert!(contrast(0xff_ff00, 0xff_ffff) < 1.1, "and so is yellow on white");
    }

    /// How somebody sees a colour to whom one kind of cones is missing, after Machado, Oliveira and Fernandes (2009).
    const RED: [Colour; 3] =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const GREEN: [Colour; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    const BLUE: [Colour; 3] =
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

    fn apart(one: u32, other: u32, without: &[Colour; 3]) -> f64 {
        let seen = |colour: Colour| without.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum::<f64>());
        let (one, other) = (seen(light(one)), seen(light(other)));
        one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn good_and_broken_are_two_colours_for_everybody() {
        let missing = [("red-green", RED), ("red-green", GREEN), ("blue-yellow", BLUE)];
        for (name, without) in missing {
            for name in [name.to_owned(), format!("{name}-light")] {
                for palette in [&VGA, &XTERM] {
                    let ((good, _), (broken, _)) =
                        (drawn(&name, Role::Good, palette), drawn(&name, Role::Bad, palette));
                    let found = apart(good, broken, &without);
                    assert!(found > 0.35, "{name}: #{good:06x} and #{broken:06x} are {found:.2} apart");
                }
            }
        }
        let usual = apart(0xaa_0000, 0x00_aa00, &GREEN);
        assert!(usual < 0.35, "red and green are what they cannot tell, {usual:.2}");
    }

    #[test]
    fn the_ground_is_guessed_from_what_the_terminal_says() {
        for (says, light) in [
            ("15;0", false),
            ("0;15", true),
            ("0;default;15", true),
            ("12;8", false),
            ("0;7", true),
            ("", false),
            ("x;y", false),
        ] {
            assert_eq!(light_ground(says), light, "{says}");
        }
        assert_eq!(Theme::DARK.on_light(), Theme::named("light").unwrap());
        assert_eq!(Theme::named("red-green").unwrap().on_light(), Theme::named("red-green-light").unwrap());
        assert_eq!(Theme::named("light").unwrap().on_light(), Theme::named("light").unwrap(), "it is that already");
    }
}
