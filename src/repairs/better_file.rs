//! How does `NODE_EXTRA_CA_CERTS` come to name a file that can be used? The same certificate in PEM form, or the file
//! that was meant.

use super::form::Repair;
use super::trust_root::settings_count;
use crate::claude_code::variables::EXTRA_CA;
use crate::model::certificates::BetterFile;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};

pub(super) const REPAIR: Repair =
    Repair { id: "tls.better_file", standing: None, plans: |facts| plan(facts).into_iter().collect() };

fn plan(facts: &Facts) -> Option<Plan> {
    let (better, machine) = (facts.get::<BetterFile>()?, facts.get::<Machine>()?);
    let (title, steps, consequences) = match better {
        BetterFile::Converted { file, pem, about, put } => (
            say!("repairs/write-certificate-pem-form-name"),
            vec![Step::new_file(file.clone(), pem.clone()), put.step()?],
            vec![
                warn!("repairs/same-certificate-written-another-form", about = about),
                warn!("repairs/file-named-now-stays"),
                settings_count(put),
            ],
        ),
        BetterFile::Elsewhere { file, holds, put } => (
            say!("repairs/let-variable-name-file", variable = EXTRA_CA, file = machine.tilde(file)),
            vec![put.step()?],
            vec![
                warn!("repairs/file-holds-certificate", holds = *holds),
                warn!("repairs/claude-code-needs-whole-path"),
                settings_count(put),
            ],
        ),
    };
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title,
        risk: Risk::Reversible,
        steps,
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::put::{Place, Put};
    use crate::ports::fake::FakeMachine;

    #[test]
    fn each_way_says_what_it_does() {
        let place = Ok(Place::New { file: "/home/dev/.claude/settings.json".into(), text: "{}".into() });
        let put = Put { variable: EXTRA_CA.into(), value: "/x".into(), instead: None, place };
        let facts = |better: BetterFile| Facts::default().with(FakeMachine::new().machine).with(better);
        let about = "Corp Root, until 2040-01-01".to_owned();
        let file: std::path::PathBuf = "/state/roots-1.pem".into();
        let converted = BetterFile::Converted { file, pem: "PEM".into(), about, put: put.clone() };
        let made = plan(&facts(converted)).unwrap();
        assert!(made.steps.len() == 2 && made.consequences[0].contains("Corp Root"));
        let named = BetterFile::Elsewhere { file: "/home/dev/corp.pem".into(), holds: 2, put: put.clone() };
        let made = plan(&facts(named)).unwrap();
        assert!(made.title.ends_with("name ~/corp.pem") && made.consequences[0].contains("2 certificates"));
        let refused = Put { place: Err("no".into()), ..put };
        let named = BetterFile::Elsewhere { file: "/home/dev/corp.pem".into(), holds: 2, put: refused };
        assert!(plan(&facts(named)).is_none());
    }
}
