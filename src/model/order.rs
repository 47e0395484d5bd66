//! How are the entries of a list put in order? By one sort for all types: the standard library's takes 4 kB for each.

use std::cmp::Ordering;

/// Lists that can be put in order. What is equal stays as it stands.
pub trait InOrder<T> {
    /// The smallest first.
    fn order(&mut self)
    where
        T: Ord;

    /// The smallest first, as `compare` says.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// The one with the smallest key first.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);
}

impl<T> InOrder<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut places = places(self.len(), &|one, other| compare(&self[one], &self[other]));
        for first in 0..places.len() {
            let mut at = first;
            // once around: each entry comes to its place, and what stood there goes on
            loop {
                let from = std::mem::replace(&mut places[at], at);
                if from == first {
                    break;
                }
                self.swap(at, from);
                at = from;
            }
        }
    }

    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

/// A set or a map of these, one put in after the other: what the standard library collects at once it sorts, with a sort of its
/// own for each type.
#[must_use]
pub fn filled<T, C: Default + Extend<T>>(entries: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}

/// Which entry belongs to each place.
fn places(many: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..many).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::InOrder;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(list: Vec<(u8, u8)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|(key, _)| key % 16);
            theirs.sort_by_key(|(key, _)| key % 16);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
