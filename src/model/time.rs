//! When? A moment as milliseconds since 1970, and how a person and a machine read it.

use serde::{Deserialize, Serialize};

/// A moment in UTC, in milliseconds since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// `2026-11-21T04:00:00Z`, to the second.
    #[must_use]
    pub fn iso(self) -> String {
        self.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// Reads what [`Moment::iso`] writes, and any other RFC 3339 time.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|at| Self(at.as_millisecond()))
    }

    /// `20261121-040000`, for names of files.
    #[must_use]
    pub fn compact(self) -> String {
        self.timestamp().strftime("%Y%m%d-%H%M%S").to_string()
    }

    /// `2026-11-21`, in the person's own time zone.
    #[must_use]
    pub fn date(self) -> String {
        self.local().strftime("%Y-%m-%d").to_string()
    }

    /// `14:02:11`, in the person's own time zone.
    #[must_use]
    pub fn clock(self) -> String {
        self.local().strftime("%H:%M:%S").to_string()
    }

    /// `19:40` on the same day, else `2026-12-11 19:40`, in the person's own time zone.
    #[must_use]
    pub fn near(self, now: Self) -> String {
        let (then, today) = (self.local(), now.local());
        let form = if then.date() == today.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
        then.strftime(form).to_string()
    }

    /// The beginning of a day such as `2026-11-21`, in the person's own time zone.
    #[must_use]
    pub fn from_date(text: &str) -> Option<Self> {
        let day = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10)?;
        let zoned = day.to_zoned(jiff::tz::TimeZone::system()).ok()?;
        Some(Self(zoned.timestamp().as_millisecond()))
    }

    /// `2026-11-21 14:00`, the hour in the person's own time zone.
    #[must_use]
    pub fn hour(self) -> String {
        self.local().strftime("%Y-%m-%d %H:00").to_string()
    }

    /// The moment that an HTTP `Date` header tells, as `Sat, 21 Nov 2026 04:00:00 GMT`.
    #[must_use]
    pub fn from_http_date(text: &str) -> Option<Self> {
        let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
        Some(Self(zoned.timestamp().as_millisecond()))
    }

    fn local(self) -> jiff::Zoned {
        self.timestamp().to_zoned(jiff::tz::TimeZone::system())
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn machines_read_utc() {
        let moment = Moment(1_795_233_600_123);
        assert_eq!(moment.iso(), "2026-11-21T04:00:00Z");
        assert_eq!(moment.compact(), "20261121-040000");
    }

    #[test]
    fn a_server_tells_the_time() {
        assert_eq!(Moment::from_http_date("Sat, 21 Nov 2026 04:00:00 GMT"), Some(Moment(1_795_233_600_000)));
        assert_eq!(Moment::from_http_date("yesterday"), None);
    }

    #[test]
    fn a_day_begins_where_the_person_is() {
        let day = Moment::from_date("2026-11-21").expect("a day");
        assert_eq!((day.date().as_str(), day.clock().as_str()), ("2026-11-21", "00:00:00"));
        assert_eq!(day.hour(), "2026-11-21 00:00");
        for text in ["2026-11-31", "2026-11-21T10:00:00", "21.11.2026", "yesterday", ""] {
            assert_eq!(Moment::from_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_hostile_number_is_no_panic() {
        assert_eq!(Moment(i64::MAX).iso(), "1970-01-01T00:00:00Z");
    }
}
