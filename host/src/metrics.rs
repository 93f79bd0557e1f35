//! Counters for those who run the host, in the Prometheus text format.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

/// Where something came from and what it came to. Both are from fixed lists,
/// so that nobody outside can make the number of series grow.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Arrived {
    source: &'static str,
    result: &'static str,
}

/// All counters.
pub struct Metrics {
    registry: Registry,
    arrivals: Family<Arrived, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("aftertext");
        let arrivals = Family::default();
        registry.register("arrivals", "What came in over HTTP, by source and result", arrivals.clone());
        Self { registry, arrivals }
    }
}

impl Metrics {
    /// Counts one arrival.
    pub fn arrived(&self, source: &'static str, result: &'static str) {
        self.arrivals.get_or_create(&Arrived { source, result }).inc();
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
