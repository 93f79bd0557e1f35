//! Counters for those who run the host, in the Prometheus text format.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

/// Where something came from and what it came to. Both are from fixed lists,
/// so that nobody outside can make the number of series grow.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Arrived {
    source: &'static str,
    result: &'static str,
}

/// By which vendor's gateway, and what it answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Sent {
    gateway: &'static str,
    result: &'static str,
}

/// Who opened a short link: a fixed list too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Clicked {
    visitor: &'static str,
}

/// All counters.
pub struct Metrics {
    registry: Registry,
    arrivals: Family<Arrived, Counter>,
    sends: Family<Sent, Counter>,
    stopped: Gauge,
    held: Counter,
    clicks: Family<Clicked, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("aftertext");
        let arrivals = Family::default();
        registry.register("arrivals", "What came in over HTTP, by source and result", arrivals.clone());
        let sends = Family::default();
        registry.register("sends", "What gateways answered to texts, by vendor and result", sends.clone());
        let stopped = Gauge::default();
        registry.register(
            "gateways_stopped",
            "Gateways that are left alone because somebody has to mend their account",
            stopped.clone(),
        );
        let held = Counter::default();
        registry.register(
            "texts_held",
            "Texts that wait until somebody acts: receipts say why",
            held.clone(),
        );
        let clicks = Family::default();
        registry.register("link_clicks", "Who opened short links, or tried to", clicks.clone());
        Self { registry, arrivals, sends, stopped, held, clicks }
    }
}

impl Metrics {
    /// Counts one arrival.
    pub fn arrived(&self, source: &'static str, result: &'static str) {
        self.arrivals.get_or_create(&Arrived { source, result }).inc();
    }

    /// Counts one answer of a gateway.
    pub fn sent(&self, gateway: &'static str, result: &'static str) {
        self.sends.get_or_create(&Sent { gateway, result }).inc();
    }

    /// Counts a text that waits until somebody acts: an alarm each time.
    pub fn text_held(&self) {
        self.held.inc();
    }

    /// Counts one visit to a short link: "person", "machine", or "unknown" where
    /// there is none.
    pub fn clicked(&self, visitor: &'static str) {
        self.clicks.get_or_create(&Clicked { visitor }).inc();
    }

    /// How many gateways are stopped now: an alarm unless it is 0.
    pub fn gateways_stopped(&self, count: usize) {
        self.stopped.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// The page that Prometheus reads.
    pub fn page(&self) -> String {
        let mut page = String::new();
        match prometheus_client::encoding::text::encode(&mut page, &self.registry) {
            Ok(()) => page,
            Err(error) => format!("# {error}\n"),
        }
    }
}
