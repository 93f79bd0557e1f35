//! What the next `load` will ask for, in memory: every commit leaves here what it
//! stored, and every look-up in the file what it found. A text that is due at
//! once is loaded from here, and so are a shop's settings, without a read
//! transaction and the pages that SQLite reads anew after each commit of another
//! connection. Bounded by bytes, whatever the number of contacts.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lru::LruCache;

use super::contacts::Known;

/// Parts with a lock each.
const PARTS: usize = 16;
/// What one part keeps, in bytes: with all parts some thousand contacts.
const PART_BYTES: usize = 512 << 10;
/// What takes more is not kept.
const LARGEST_BYTES: usize = 64 << 10;

/// See the module.
pub(super) struct Snapshots {
    parts: [Mutex<Part>; PARTS],
    hasher: RandomState,
}

/// The keys of one hash.
struct Part {
    kept: LruCache<String, Arc<Known>>,
    bytes: usize,
    /// How often something changed: what a look-up found is not kept if that was
    /// changed since the look-up began.
    changes: u64,
}

/// How often something had changed when a look-up began.
#[derive(Clone, Copy)]
pub(super) struct Begun(u64);

impl Default for Snapshots {
    fn default() -> Self {
        let part = || Part { kept: LruCache::unbounded(), bytes: 0, changes: 0 };
        Self { parts: std::array::from_fn(|_| Mutex::new(part())), hasher: RandomState::new() }
    }
}

impl Snapshots {
    /// What is kept of this key.
    pub(super) fn get(&self, key: &str) -> Option<Arc<Known>> {
        self.part(key)?.kept.get(key).cloned()
    }

    /// To be called before the file is looked at.
    pub(super) fn begin(&self, key: &str) -> Begun {
        Begun(self.part(key).map_or(0, |part| part.changes))
    }

    /// What a look-up found in the file.
    pub(super) fn found(&self, key: &str, begun: Begun, known: Known) {
        if let Some(mut part) = self.part(key).filter(|part| part.changes == begun.0) {
            part.keep(key, Arc::new(known));
        }
    }

    /// What is stored from now on: to be called in the order of the commits, once
    /// they are durable and before anybody hears of them.
    pub(super) fn committed(&self, key: &str, known: Arc<Known>) {
        if let Some(mut part) = self.part(key) {
            part.changes += 1;
            part.keep(key, known);
        }
    }

    /// Something else than a commit has changed a key.
    pub(super) fn changed(&self, key: &str) {
        if let Some(mut part) = self.part(key) {
            part.changes += 1;
            part.remove(key);
        }
    }

    /// Something else has changed who knows what.
    pub(super) fn all_changed(&self) {
        for part in &self.parts {
            let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
            part.changes += 1;
            part.kept.clear();
            part.bytes = 0;
        }
    }

    /// There is always one: the remainder is a part's number.
    fn part(&self, key: &str) -> Option<MutexGuard<'_, Part>> {
        let part = self.parts.get(self.hasher.hash_one(key) as usize % PARTS)?;
        Some(part.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Part {
    fn keep(&mut self, key: &str, known: Arc<Known>) {
        self.remove(key);
        let bytes = size(key, &known);
        if !known.is_whole() || bytes > LARGEST_BYTES {
            return;
        }
        self.bytes += bytes;
        self.kept.put(key.to_owned(), known);
        while self.bytes > PART_BYTES
            && let Some((key, known)) = self.kept.pop_lru()
        {
            self.bytes -= size(&key, &known);
        }
    }

    fn remove(&mut self, key: &str) {
        if let Some(known) = self.kept.pop(key) {
            self.bytes -= size(key, &known);
        }
    }
}

fn size(key: &str, known: &Known) -> usize {
    key.len() + known.bytes()
}
