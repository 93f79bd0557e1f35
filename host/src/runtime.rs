//! Events in, outcomes out: the component between its store, its gateway and
//! its clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wasmtime::component::{ComponentNamedList, HasSelf, Linker, Lower};

use crate::alarm::Alarm;
use crate::bindings::aftertext::flow::{clock, gateway, storage};
use crate::clock::{Clock, SystemClock};
use crate::engine::{Engine, Export, Guest, Trap};
use crate::gateway::Gateway;
use crate::imports::{Call, Imports, Live};
use crate::ledger::Ledger;
use crate::record::{Decision, Ending, Input, Recorder, Witness};
use crate::store::Store;
use crate::studio::{Finding, Severity, Studio};
use crate::types::{self, ConsentChange, DeliveryReport, InboundReply, LinkClick, OrderEvent, Outcome, Wake};
use crate::waker::at_once::AtOnce;

pub use crate::engine::{BuildError, Limits};

/// Why a call gave no outcome.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The flow's own answer; says what the caller must do.
    #[error(transparent)]
    Flow(types::Error),
    /// The component itself.
    #[error(transparent)]
    Trap(#[from] Trap),
}

/// Sets a [`Runtime`] up.
pub struct Builder {
    component: PathBuf,
    cache: Option<PathBuf>,
    limits: Limits,
    clock: Arc<dyn Clock>,
    witness: Option<Arc<dyn Witness>>,
    alarm: Option<Alarm>,
}

impl Builder {
    /// A folder for the compiled component; without it every start compiles.
    #[must_use]
    pub fn cache(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache = Some(folder.into());
        self
    }

    /// What one event may use.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Another clock than the computer's.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// Somebody who is told every decision, with all that it was made from.
    /// That costs each event a copy of what it touches.
    #[must_use]
    pub fn witness(mut self, witness: Arc<dyn Witness>) -> Self {
        self.witness = Some(witness);
        self
    }

    /// Somebody who is told of each text that is held until somebody acts.
    #[must_use]
    pub fn alarm(mut self, alarm: Alarm) -> Self {
        self.alarm = Some(alarm);
        self
    }

    /// Compiles the component (or takes it from the cache) and links it.
    pub fn build(self, store: Arc<dyn Store>, gateway: Arc<dyn Gateway>) -> Result<Runtime, BuildError> {
        let engine = self.engine()?;
        let ledger = Ledger::new(Arc::clone(&store), gateway, Arc::clone(&self.clock));
        let at_once = Arc::new(AtOnce::default());
        let live = Live {
            store: Arc::clone(&store),
            ledger,
            clock: Arc::clone(&self.clock),
            alarm: self.alarm,
            at_once: Arc::clone(&at_once),
        };
        Ok(Runtime(Arc::new(Inner {
            handler: Handler::new(engine.link(link)?)?,
            studio: Studio::new(&engine)?,
            store,
            clock: self.clock,
            imports: Arc::new(live),
            witness: self.witness,
            at_once,
        })))
    }

    /// Only the handler, for what is [replayed](crate::replay).
    pub(crate) fn build_handler(self) -> Result<Handler, BuildError> {
        Handler::new(self.engine()?.link(link)?)
    }

    /// Only the pure half: no store and no gateway are needed.
    pub fn build_studio(self) -> Result<Studio, BuildError> {
        Studio::new(&self.engine()?)
    }

    fn engine(&self) -> Result<Arc<Engine>, BuildError> {
        Engine::new(&self.component, self.limits, self.cache.as_deref()).map(Arc::new)
    }
}

fn link(linker: &mut Linker<Call>, _component: &wasmtime::component::Component) -> wasmtime::Result<()> {
    storage::add_to_linker::<_, HasSelf<Call>>(linker, |call| call)?;
    clock::add_to_linker::<_, HasSelf<Call>>(linker, |call| call)?;
    gateway::add_to_linker::<_, HasSelf<Call>>(linker, |call| call)
}

/// The component, ready to take events. Cheap to clone.
#[derive(Clone)]
pub struct Runtime(Arc<Inner>);

struct Inner {
    handler: Handler,
    studio: Studio,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    imports: Arc<dyn Imports>,
    witness: Option<Arc<dyn Witness>>,
    /// What lies between the commits and the waker.
    at_once: Arc<AtOnce>,
}

/// The exports of the contract's `handler`.
pub(crate) struct Handler {
    guest: Guest<Call>,
    on_order_event: Export,
    handle_inbound_reply: Export,
    on_consent_change: Export,
    on_delivery_report: Export,
    on_link_click: Export,
    on_wake: Export,
    forget_contact: Export,
}

impl Handler {
    fn new(guest: Guest<Call>) -> Result<Self, BuildError> {
        let export = |function| guest.export("aftertext:flow/handler@0.1.0", function);
        Ok(Self {
            on_order_event: export("on-order-event")?,
            handle_inbound_reply: export("handle-inbound-reply")?,
            on_consent_change: export("on-consent-change")?,
            on_delivery_report: export("on-delivery-report")?,
            on_link_click: export("on-link-click")?,
            on_wake: export("on-wake")?,
            forget_contact: export("forget-contact")?,
            guest,
        })
    }

    /// Decides on `input` over these imports.
    pub(crate) async fn decide(&self, input: &Input, imports: Arc<dyn Imports>) -> Result<Outcome, Error> {
        match input {
            Input::Order(event) => self.call(&self.on_order_event, (&**event,), imports).await,
            Input::Reply(reply) => self.call(&self.handle_inbound_reply, (reply,), imports).await,
            Input::Consent(change) => self.call(&self.on_consent_change, (change,), imports).await,
            Input::Report(report) => self.call(&self.on_delivery_report, (report,), imports).await,
            Input::Click(click) => self.call(&self.on_link_click, (click,), imports).await,
            Input::Wake(wake) => self.call(&self.on_wake, (wake,), imports).await,
            Input::Forget { shop, phone } => self.call(&self.forget_contact, (shop, phone), imports).await,
        }
    }

    /// Calls one export on a fresh instance.
    async fn call<P>(
        &self,
        export: &Export,
        arguments: P,
        imports: Arc<dyn Imports>,
    ) -> Result<Outcome, Error>
    where
        P: ComponentNamedList + Lower + Send + Sync,
    {
        let call = |bounds| Call { bounds, imports };
        let (result,): Answer = self.guest.call(export, arguments, call).await?;
        result.map_err(Error::Flow)
    }
}

/// What every export of the handler answers.
type Answer = (Result<Outcome, types::Error>,);

impl Runtime {
    /// Starts setting up the component in this file.
    pub fn builder(component: impl AsRef<Path>) -> Builder {
        Builder {
            component: component.as_ref().to_owned(),
            cache: None,
            limits: Limits::default(),
            clock: Arc::new(SystemClock),
            witness: None,
            alarm: None,
        }
    }

    /// Something happened to an order. When this returns, the event is durable
    /// and a text that it calls for is on its way through a [`Waker`](crate::Waker).
    pub async fn order_event(&self, event: &OrderEvent) -> Result<Outcome, Error> {
        let input = || Input::Order(Box::new(event.clone()));
        self.handle(&self.0.handler.on_order_event, (event,), input).await
    }

    /// Somebody answered.
    pub async fn inbound_reply(&self, reply: &InboundReply) -> Result<Outcome, Error> {
        let input = || Input::Reply(reply.clone());
        self.handle(&self.0.handler.handle_inbound_reply, (reply,), input).await
    }

    /// Consent was given or taken back elsewhere.
    pub async fn consent_change(&self, change: &ConsentChange) -> Result<Outcome, Error> {
        let input = || Input::Consent(change.clone());
        self.handle(&self.0.handler.on_consent_change, (change,), input).await
    }

    /// What became of a text. Settles the ledger too.
    pub async fn delivery_report(&self, report: &DeliveryReport) -> Result<Outcome, Error> {
        self.0
            .store
            .settle_send(&report.shop, &report.message, &report.id, report.at)
            .await
            .map_err(|error| Error::Flow(types::Error::Unavailable(error.to_string())))?;
        let input = || Input::Report(report.clone());
        self.handle(&self.0.handler.on_delivery_report, (report,), input).await
    }

    /// A person opened a short link.
    pub async fn link_click(&self, click: &LinkClick) -> Result<Outcome, Error> {
        self.handle(&self.0.handler.on_link_click, (click,), || Input::Click(click.clone())).await
    }

    /// A timer is due: the only call that sends.
    pub async fn wake(&self, wake: &Wake) -> Result<Outcome, Error> {
        self.handle(&self.0.handler.on_wake, (wake,), || Input::Wake(wake.clone())).await
    }

    /// Forgets the person behind a number.
    pub async fn forget_contact(&self, shop: &str, phone: &str) -> Result<Outcome, Error> {
        let input = || Input::Forget { shop: shop.to_owned(), phone: phone.to_owned() };
        self.handle(&self.0.handler.forget_contact, (shop, phone), input).await
    }

    /// Checks a shop's settings (JSON) and keeps them if there is no error in
    /// them: the next event uses them. Gives what there is to say about them.
    pub async fn save_settings(&self, shop: &str, settings: &str) -> Result<Vec<Finding>, Error> {
        let findings = self.studio().check_settings(settings).await?;
        if findings.iter().all(|finding| finding.severity != Severity::Error) {
            self.0
                .store
                .put_settings(shop, settings)
                .await
                .map_err(|error| Error::Flow(types::Error::Unavailable(error.to_string())))?;
        }
        Ok(findings)
    }

    /// Calls `on-order-event` again and again on one instance: what
    /// [`Runtime::order_event`] would cost without the fresh instance. For
    /// benchmarks only; events of several tenants would meet in one memory.
    pub async fn order_events_on_one_instance(&self, events: &[OrderEvent]) -> Result<(), Error> {
        let Handler { guest, on_order_event, .. } = &self.0.handler;
        let imports = Arc::clone(&self.0.imports);
        let mut instance = guest.instance(|bounds| Call { bounds, imports }).await?;
        let handle = instance.function::<(&OrderEvent,), Answer>(on_order_event)?;
        for event in events {
            let (result,) = handle.call_async(&mut instance.store, (event,)).await.map_err(Trap::from)?;
            result.map_err(Error::Flow)?;
        }
        Ok(())
    }

    /// Calls one export of the handler, before the witness if there is one.
    async fn handle<P>(
        &self,
        export: &Export,
        arguments: P,
        input: impl FnOnce() -> Input,
    ) -> Result<Outcome, Error>
    where
        P: ComponentNamedList + Lower + Send + Sync,
    {
        let Inner { handler, imports, witness, .. } = &*self.0;
        match witness {
            None => handler.call(export, arguments, Arc::clone(imports)).await,
            Some(witness) => {
                let recorder = Arc::new(Recorder::new(Arc::clone(imports)));
                let result = handler.call(export, arguments, Arc::clone(&recorder) as _).await;
                let ending = Ending::of(&result);
                witness.decided(Decision { input: input(), crossed: recorder.take(), ending });
                result
            }
        }
    }

    /// Previews, checks and readings by the same component.
    pub fn studio(&self) -> &Studio {
        &self.0.studio
    }

    /// The time, as the component sees it.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// Where everything is kept.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.0.store
    }

    /// For the waker.
    pub(crate) fn at_once(&self) -> &AtOnce {
        &self.0.at_once
    }
}
