//! What is known so far? A map from type to value: a check adds its own fact type, and no list has to be changed.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// Something that a check learned. A fact holds no secret: at most a fingerprint.
pub trait Fact: Any + Send + Sync {}

/// All facts of one run; cheap to clone. A fact that is absent was not learned: say "unknown", never "no".
#[derive(Clone, Default)]
pub struct Facts {
    by_type: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
}

impl Facts {
    /// Adds a fact; an older one of the same type is replaced.
    pub fn add<F: Fact>(&mut self, fact: F) {
        self.by_type.insert(TypeId::of::<F>(), Arc::new(fact));
    }

    /// The same, for building facts in one expression.
    #[must_use]
    pub fn with<F: Fact>(mut self, fact: F) -> Self {
        self.add(fact);
        self
    }

    /// The fact of this type, if a check learned it.
    #[must_use]
    pub fn get<F: Fact>(&self) -> Option<&F> {
        self.by_type.get(&TypeId::of::<F>())?.downcast_ref()
    }

    /// Takes over all facts of another check.
    pub fn absorb(&mut self, other: Self) {
        self.by_type.extend(other.by_type);
    }
}

impl std::fmt::Debug for Facts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Facts({} of them)", self.by_type.len())
    }
}
