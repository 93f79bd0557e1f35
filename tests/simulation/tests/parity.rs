//! What a world told the flow as a plain function call, told again to the
//! component in wasmtime: states, texts, receipts and timers agree to the byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use aftertext::gateway::{Error, Gateway, Sms};
use aftertext::runtime::Limits;
use aftertext::store::memory::Memory;
use aftertext::types::{Outcome, Timestamp};
use aftertext::{Clock, Runtime, Store};
use aftertext_flow as flow;
use async_trait::async_trait;
use simulation::World;
use simulation::call::{Call, SHOP};
use simulation::history::Seen;
use simulation::run;
use simulation::trace::{Answer, Step, Told};

/// The same worlds as the native test lives through.
const SEEDS: u64 = 1_000;
/// Half of them each, at once.
const LANES: u64 = 2;
/// Calls that are made while another waits for its gateway, and that one.
const CALLS_AT_ONCE: u32 = 16;

#[test]
fn the_component_comes_to_the_same_as_the_function() {
    std::thread::scope(|scope| {
        for lane in 0..LANES {
            scope.spawn(move || {
                let lane = (lane..SEEDS).step_by(usize::try_from(LANES).unwrap());
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    for seed in lane {
                        tell_again(seed).await;
                    }
                });
            });
        }
    });
}

async fn tell_again(seed: u64) {
    let world = run(seed);
    let replay = Replay::new();
    for told in &world.trace {
        match told {
            Told::Settings(document) => replay.store.put_settings(SHOP, document).await.unwrap(),
            Told::Call(step) => replay.gateway.tell(step).await,
        }
    }
    replay.compare(&world).await;
    replay.end();
}

/// The component, in surroundings that do as a trace says.
struct Replay {
    store: Arc<Memory>,
    gateway: Arc<Retold>,
}

impl Replay {
    fn new() -> Replay {
        let clock = Arc::new(Hands::default());
        let store = Arc::new(Memory::new(clock.clone()));
        let gateway =
            Arc::new(Retold { clock: clock.clone(), runtime: Mutex::default(), answers: Mutex::default() });
        let runtime = Runtime::builder(conformance::component())
            .cache(conformance::cache())
            .limits(Limits { instances: CALLS_AT_ONCE, ..Limits::default() })
            .clock(clock)
            .build(store.clone(), gateway.clone())
            .unwrap();
        *gateway.runtime.lock().unwrap() = Some(runtime);
        Replay { store, gateway }
    }

    /// The gateway has the runtime, and the runtime the gateway: one lets go.
    fn end(&self) {
        *self.gateway.runtime.lock().unwrap() = None;
    }

    async fn compare(&self, world: &World) {
        let seed = world.seed;
        for (owner, record) in &world.store.contacts {
            let key = format!("{SHOP}/{owner}");
            let stored = self.store.load(std::slice::from_ref(&key), "").await.unwrap().remove(0);
            let [here, there] = [&stored.state, &record.state].map(|state| String::from_utf8_lossy(state));
            assert_eq!(here, there, "seed {seed}: the state of {owner}");
            let noted = self.store.receipts(&key, 0, 100_000).await.unwrap();
            let noted: Vec<_> = noted.into_iter().map(|logged| logged.receipt).collect();
            let expected: Vec<_> = receipts(world, owner).collect();
            assert_eq!(noted.len(), expected.len(), "seed {seed}: receipts of {owner}");
            for (here, there) in noted.iter().zip(expected) {
                let same = here.kind == there.kind
                    && here.message == there.message
                    && here.step.as_deref() == there.step
                    && here.at == there.at
                    && here.detail == there.detail;
                assert!(same, "seed {seed}: {owner}\n{here:?}\n{there:?}");
            }
        }
        let timers = self.store.claim(Timestamp::MAX - 1, 1, 10_000).await.unwrap().timers;
        let set: usize = world.store.contacts.values().map(|record| record.timers.len()).sum();
        assert_eq!(timers.len(), set, "seed {seed}: timers");
    }
}

fn receipts<'a>(world: &'a World, owner: &'a str) -> impl Iterator<Item = &'a flow::Receipt> {
    let theirs = world.history.iter().filter(move |entry| entry.owner == owner);
    theirs.filter_map(|entry| if let Seen::Receipt(receipt) = &entry.what { Some(receipt) } else { None })
}

/// A clock that is set by hand.
#[derive(Default)]
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        self.0.load(Ordering::Relaxed)
    }
}

/// A gateway that answers as it once did, and what was told meanwhile is told again.
struct Retold {
    clock: Arc<Hands>,
    /// What happens while a text is being sent is told to it, too.
    runtime: Mutex<Option<Runtime>>,
    answers: Mutex<Vec<Answer>>,
}

impl Retold {
    async fn tell(&self, step: &Step) {
        self.clock.0.store(step.at, Ordering::Relaxed);
        let others = std::mem::replace(&mut *self.answers.lock().unwrap(), step.answers.clone());
        let runtime = self.runtime.lock().unwrap().clone().unwrap();
        let result = match &step.call {
            Call::Order(event) => runtime.order_event(event).await,
            Call::Reply(reply) => runtime.inbound_reply(reply).await,
            Call::Consent(change) => runtime.consent_change(change).await,
            Call::Report(report) => runtime.delivery_report(report).await,
            Call::Wake(wake) => runtime.wake(wake).await,
            Call::Forget(phone) => runtime.forget_contact(SHOP, phone).await,
        };
        let outcome = match result.unwrap() {
            Outcome::Applied => Some(flow::Outcome::Applied),
            Outcome::Ignored(reason) => Some(flow::Outcome::Ignored(reason)),
            Outcome::Duplicate => None,
        };
        assert_eq!(outcome, step.outcome, "{}", step.call);
        *self.answers.lock().unwrap() = others;
    }
}

#[async_trait]
impl Gateway for Retold {
    async fn send(&self, sms: &Sms) -> Result<String, Error> {
        let known = self.answers.lock().unwrap().iter().find(|answer| answer.id == sms.id).cloned();
        let answer = known.unwrap_or_else(|| panic!("{} was never sent before", sms.id));
        assert_eq!(answer.body, sms.body, "{}", sms.id);
        for step in &answer.during {
            Box::pin(self.tell(step)).await;
        }
        answer.result
    }
}
