//! The component's pure half: previews, checks, readings. No store and no
//! gateway stand behind it, so that nothing it is asked can change anything.

use std::sync::Arc;

use wasmtime::component::{ComponentNamedList, ComponentType, Lift, Lower};

use crate::bindings::exports::aftertext::flow::studio;
use crate::engine::{Bounded, Bounds, BuildError, Engine, Export, Guest, Trap};
use crate::types::{self, OrderEvent, Rendered};

pub use studio::{Finding, Measured, ReplyReading, Severity};

/// Answers questions about settings, texts and replies. Cheap to clone.
#[derive(Clone)]
pub struct Studio(Arc<Inner>);

struct Inner {
    guest: Guest<Alone>,
    check_settings: Export,
    render_message: Export,
    read_reply: Export,
    measure_text: Export,
}

struct Alone(Bounds);

impl Bounded for Alone {
    fn bounds(&mut self) -> &mut Bounds {
        &mut self.0
    }
}

impl Studio {
    pub(crate) fn new(engine: &Arc<Engine>) -> Result<Self, BuildError> {
        let guest = engine.link(|linker, component| linker.define_unknown_imports_as_traps(component))?;
        let export = |function| guest.export("aftertext:flow/studio@0.1.0", function);
        Ok(Self(Arc::new(Inner {
            check_settings: export("check-settings")?,
            render_message: export("render-message")?,
            read_reply: export("read-reply")?,
            measure_text: export("measure-text")?,
            guest,
        })))
    }

    /// Everything that is wrong with a shop's settings (JSON), worst first.
    pub async fn check_settings(&self, settings: &str) -> Result<Vec<Finding>, Trap> {
        self.call(&self.0.check_settings, (settings,)).await
    }

    /// The text of a step for an order: what is previewed is what is sent.
    pub async fn render_message(
        &self,
        settings: &str,
        step: &str,
        event: &OrderEvent,
    ) -> Result<Result<Rendered, types::Error>, Trap> {
        self.call(&self.0.render_message, (settings, step, event)).await
    }

    /// What a reply means; `locale` is BCP 47, `country` ISO 3166-1 alpha-2.
    pub async fn read_reply(
        &self,
        body: &str,
        locale: Option<&str>,
        country: Option<&str>,
    ) -> Result<ReplyReading, Trap> {
        self.call(&self.0.read_reply, (body, locale, country)).await
    }

    /// Encoding, units and segments of a text.
    pub async fn measure_text(&self, body: &str) -> Result<Measured, Trap> {
        self.call(&self.0.measure_text, (body,)).await
    }

    /// Renders a text again and again on one instance: for benchmarks only, since
    /// texts of several tenants would meet in one memory.
    pub async fn renderings_on_one_instance(
        &self,
        settings: &str,
        step: &str,
        event: &OrderEvent,
        times: u32,
    ) -> Result<(), Trap> {
        let mut instance = self.0.guest.instance(Alone).await?;
        let render = instance.function::<_, (Result<Rendered, types::Error>,)>(&self.0.render_message)?;
        for _ in 0..times {
            let (rendered,) = render.call(&mut instance.store, (settings, step, event))?;
            rendered.map_err(|error| Trap(error.to_string()))?;
        }
        Ok(())
    }

    /// Measures texts on one instance: for benchmarks only, as above.
    pub async fn measurements_on_one_instance(&self, texts: &[String]) -> Result<Vec<Measured>, Trap> {
        let mut instance = self.0.guest.instance(Alone).await?;
        let measure = instance.function::<(&str,), (Measured,)>(&self.0.measure_text)?;
        let mut measured = Vec::with_capacity(texts.len());
        for text in texts {
            measured.push(measure.call(&mut instance.store, (text.as_str(),))?.0);
        }
        Ok(measured)
    }

    /// Calls one export on a fresh instance and gives its result. It waits for nothing,
    /// and so needs no stack of its own.
    async fn call<P, R>(&self, export: &Export, arguments: P) -> Result<R, Trap>
    where
        P: ComponentNamedList + Lower + Send + Sync,
        R: ComponentType + Lift + Send + Sync + 'static,
    {
        let mut instance = self.0.guest.instance(Alone).await?;
        let (result,): (R,) = instance.function(export)?.call(&mut instance.store, arguments)?;
        Ok(result)
    }
}
