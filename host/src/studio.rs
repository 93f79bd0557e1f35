//! The component's pure half: previews, checks, readings. No store and no
//! gateway stand behind it, so that nothing it is asked can change anything.

use std::sync::Arc;

use crate::bindings::exports::aftertext::flow::studio;
use crate::engine::{Bounded, Bounds, BuildError, Engine, Guest, Trap};
use crate::types::{self, OrderEvent, Rendered};

pub use studio::{Finding, Measured, ReplyReading, Severity};

/// Answers questions about settings, texts and replies. Cheap to clone.
#[derive(Clone)]
pub struct Studio(Arc<Guest<Alone>>);

struct Alone(Bounds);

impl Bounded for Alone {
    fn bounds(&mut self) -> &mut Bounds {
        &mut self.0
    }
}

/// Calls one export on a fresh instance and gives its result.
macro_rules! call {
    ($studio:expr, $function:ident ( $($argument:expr),* )) => {{
        let mut instance = $studio.0.instance(Alone).await?;
        instance.flow.aftertext_flow_studio().$function(&mut instance.store, $($argument),*).await.map_err(Trap::from)?
    }};
}

impl Studio {
    pub(crate) fn new(engine: &Arc<Engine>) -> Result<Self, BuildError> {
        let guest = engine.link(|linker, component| linker.define_unknown_imports_as_traps(component))?;
        Ok(Self(Arc::new(guest)))
    }

    /// Everything that is wrong with a shop's settings (JSON), worst first.
    pub async fn check_settings(&self, settings: &str) -> Result<Vec<Finding>, Trap> {
        Ok(call!(self, call_check_settings(settings)))
    }

    /// The text of a step for an order: what is previewed is what is sent.
    pub async fn render_message(
        &self,
        settings: &str,
        step: &str,
        event: &OrderEvent,
    ) -> Result<Result<Rendered, types::Error>, Trap> {
        Ok(call!(self, call_render_message(settings, step, event)))
    }

    /// What a reply means; `locale` is BCP 47, `country` ISO 3166-1 alpha-2.
    pub async fn read_reply(
        &self,
        body: &str,
        locale: Option<&str>,
        country: Option<&str>,
    ) -> Result<ReplyReading, Trap> {
        Ok(call!(self, call_read_reply(body, locale, country)))
    }

    /// Encoding, units and segments of a text.
    pub async fn measure_text(&self, body: &str) -> Result<Measured, Trap> {
        Ok(call!(self, call_measure_text(body)))
    }
}
