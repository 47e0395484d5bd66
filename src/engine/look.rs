//! How is only the network looked at once more? Its own checks run, as in any run, and what they learned is kept.

use std::sync::Arc;

use super::checks::{Selection, run};
use crate::app::event::RunId;
use crate::checks;
use crate::model::measured::Measured;
use crate::ports::World;

/// The checks of a look. The status page is asked only where the program knows a check for it.
const LOOKED_AT: [&str; 4] = ["network.api", "network.sign_in", "network.interfaces", "service.status"];

/// Looks at the network: the same free requests without any credential as in a run.
pub async fn look(world: Arc<World>) -> Measured {
    let at = world.now();
    let only = LOOKED_AT.map(str::to_owned).to_vec();
    let selection = Selection { only, ..Selection::all() };
    let assessment = run(world, checks::ALL, &selection, RunId::default(), None).await;
    Measured::of(&assessment.facts, at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::look;
    use crate::model::network::{Fault, Role, Stage};
    use crate::ports::fake::FakeMachine;

    #[test]
    fn a_look_sees_the_ways_and_sends_no_key() {
        let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz");
        fake.file("/sys/class/net/wg0/flags", "0x10d1\n");
        fake.net().broken.insert("platform.claude.com".into(), (Stage::Tcp, Fault::Refused));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let found = runtime.block_on(look(Arc::new(fake.world())));
        assert!(found.way(Role::Api).unwrap().open() && !found.works());
        assert_eq!(found.trouble().as_deref(), Some("platform.claude.com refuses the connection"));
        assert_eq!(found.vpns().unwrap(), ["WireGuard (wg0)"]);
        assert!(fake.net().keys_seen.is_empty());
    }
}
