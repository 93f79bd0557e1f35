//! A whole host from a settings file: store, shops, component, waker, HTTP.

use std::fs::OpenOptions;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aftertext_edge::ways_out::Gateways;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::clock::{Clock, SystemClock};
use crate::config::{self, Config, in_toml};
use crate::engine::Trap;
use crate::gateways::{ShopGateways, exchange::Exchange, phone::Phone};
use crate::http::{self, App, Parts, Visits};
use crate::ingest;
use crate::metrics::Metrics;
use crate::platforms::Platforms;
use crate::preferences::link::Links;
use crate::record::Record;
use crate::runtime::{self, Runtime};
use crate::seal::{self, Sealer};
use crate::shop::{self, Shop, Shops};
use crate::store::Store;
use crate::store::sqlite::{OpenError, SqliteStore};
use crate::studio::{Finding, Severity};
use crate::types::Receipt;
use crate::waker::Waker;

/// Between two looks at what is too old, when the last one found little.
const PRUNE_EVERY: Duration = Duration::from_secs(30);
/// Between two steps of pruning when there is more: nobody should notice them.
const PRUNE_PAUSE: Duration = Duration::from_millis(50);
/// For requests and wakes that have begun when the host is told to stop.
const GRACE: Duration = Duration::from_secs(20);
/// How large a record of decisions grows, in bytes.
const RECORD_BYTES_MAX: u64 = 1 << 30;

/// Where things are that the settings file does not name.
#[derive(Clone, Debug)]
pub struct Places {
    /// The component.
    pub component: PathBuf,
    /// A folder for the compiled component.
    pub cache: PathBuf,
    /// Where every decision is recorded, if it is.
    pub record: Option<PathBuf>,
}

/// Why the host did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings file.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The record of decisions.
    #[error("cannot record in {0}: {1}")]
    Record(PathBuf, std::io::Error),
    /// The component.
    #[error(transparent)]
    Component(#[from] runtime::BuildError),
    /// The component, called.
    #[error(transparent)]
    Trap(#[from] Trap),
    /// The component, asked to keep a shop's settings.
    #[error(transparent)]
    Runtime(#[from] runtime::Error),
    /// The secrets' key.
    #[error(transparent)]
    Seal(#[from] seal::Error),
    /// A shop.
    #[error(transparent)]
    Shop(#[from] shop::Error),
    /// The HTTP client.
    #[error("cannot set up the HTTP client: {0}")]
    Client(#[from] reqwest::Error),
    /// The address.
    #[error("cannot listen on {0}: {1}; is another aftertext running? set server.listen to another port")]
    Listen(std::net::SocketAddr, std::io::Error),
}

/// A host that is ready to serve.
pub struct Host {
    app: App,
    config: Config,
    listener: TcpListener,
    stop: watch::Sender<bool>,
}

impl Host {
    /// Sets everything up and binds the address; nothing is served yet.
    pub async fn start(
        config: Config,
        places: &Places,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        let sealer = Sealer::from_environment(&environment)?;
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open_with(&config.database, sealer.clone())?);
        let shops = Arc::new(Shops::new(Arc::clone(&store), sealer.clone()));
        let phone = Arc::new(Phone::default());
        let (metrics, exchange) = (Arc::new(Metrics::default()), Exchange::new()?);
        let gateways = Arc::new(ShopGateways::new(
            Arc::clone(&shops),
            Arc::clone(&phone),
            Arc::clone(&metrics),
            exchange.clone(),
            config.public_url.clone(),
        ));
        let counted = Arc::clone(&metrics);
        let mut builder = Runtime::builder(&places.component)
            .cache(&places.cache)
            .alarm(Arc::new(move |_: &Receipt| counted.text_held()));
        if let Some(record) = open_record(places)? {
            builder = builder.witness(record);
        }
        let runtime = builder.build(store, Arc::clone(&gateways) as _)?;
        seed(&config, &runtime, &shops).await?;
        let listener =
            TcpListener::bind(config.listen).await.map_err(|error| Error::Listen(config.listen, error))?;
        let here = listener.local_addr().unwrap_or(config.listen);
        let base_url = config.public_url.clone().unwrap_or_else(|| format!("http://{here}"));
        let (stop, stopped) = watch::channel(false);
        let app = App(Arc::new(Parts {
            runtime,
            shops,
            phone,
            gateways,
            metrics,
            platforms: Platforms::new(exchange),
            public_url: config.public_url.clone(),
            links: Links::new(sealer, &base_url, config.link_days),
            visits: Visits::default(),
            stop: stopped,
        }));
        Ok(Self { app, config, listener, stop })
    }

    /// Where it listens: the port that the system chose when the settings say 0.
    pub fn address(&self) -> std::net::SocketAddr {
        self.listener.local_addr().unwrap_or(self.config.listen)
    }

    /// The pages of the shops that have a handset.
    pub fn phone_pages(&self) -> Vec<String> {
        let has_handset = |gateways: &Gateways| matches!(gateways, Gateways::Phone { .. });
        self.config
            .shops
            .iter()
            .filter(|(shop, _)| has_handset(&shop.profile.gateways))
            .map(|(shop, _)| format!("http://{}/phone/{}", self.address(), shop.id))
            .collect()
    }

    /// Serves until `until` resolves, then lets what has begun come to its end.
    pub async fn serve(self, until: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let runtime = self.app.0.runtime.clone();
        let stopped = self.stop.subscribe();
        let waker = tokio::spawn(Waker::new(runtime.clone()).run(stopped.clone()));
        let upkeep = tokio::spawn(keep_up(runtime, self.config.retention, stopped.clone()));
        let stop = self.stop;
        let shutdown = async move {
            until.await;
            tracing::info!("stopping; what has begun comes to its end");
            let _ = stop.send(true);
        };
        let serving = axum::serve(self.listener, http::router(self.app)).with_graceful_shutdown(shutdown);
        let mut grace = stopped.clone();
        let served = tokio::select! {
            served = serving => served,
            () = async {
                let _ = grace.wait_for(|stop| *stop).await;
                tokio::time::sleep(GRACE).await;
            } => {
                tracing::warn!("some connections did not end in time");
                Ok(())
            }
        };
        if tokio::time::timeout(GRACE, waker).await.is_err() {
            tracing::warn!("some wakes did not end in time; their leases will");
        }
        upkeep.abort();
        served
    }
}

/// The record that decisions are added to. Only this user may read a new one.
fn open_record(places: &Places) -> Result<Option<Arc<Record>>, Error> {
    let Some(path) = &places.record else {
        return Ok(None);
    };
    let open = || {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path)?;
        let room = RECORD_BYTES_MAX.saturating_sub(file.metadata()?.len());
        Record::new(file, &places.component, room)
    };
    open().map(|record| Some(Arc::new(record))).map_err(|error| Error::Record(path.clone(), error))
}

/// Checks the file's shops and writes them to the store.
async fn seed(config: &Config, runtime: &Runtime, shops: &Shops) -> Result<(), Error> {
    for (shop, settings) in &config.shops {
        report(config, shop, runtime.save_settings(&shop.id, settings).await?)?;
        if is_closed(shop, shops).await? {
            tracing::warn!(
                shop = shop.id,
                "the shop has taken the app out, and nothing is sent for it: take it out of the settings file, or change its part of it when it is back"
            );
            continue;
        }
        shops.put(shop).await?;
    }
    Ok(())
}

/// Whether the shop took the app out, and nothing was changed about it since.
async fn is_closed(shop: &Shop, shops: &Shops) -> Result<bool, shop::Error> {
    let mut closed = shop.clone();
    closed.profile.closed = true;
    match shops.get(&shop.id).await {
        Ok(known) => Ok(known.is_some_and(|known| *known == closed)),
        // An earlier aftertext wrote it, or it was sealed with another key.
        Err(shop::Error::Row(..) | shop::Error::Seal(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Logs what there is to say about a shop's settings; an error stops the start.
fn report(config: &Config, shop: &Shop, findings: Vec<Finding>) -> Result<(), Error> {
    for finding in findings {
        let key = key_of(&shop.id, &finding.path);
        // Below an excerpt, not behind its caret.
        let gap = if finding.message.contains('\n') { "\n  try: " } else { "; " };
        let advice = finding.suggestion.map(|suggestion| format!("{gap}{}", in_toml(&suggestion)));
        let advice = advice.unwrap_or_default();
        let said = config.error(&key, format!("{}{advice}", finding.message));
        match finding.severity {
            Severity::Error => return Err(said.into()),
            Severity::Warning => tracing::warn!("{said}"),
            Severity::Note => tracing::info!("{said}"),
        }
    }
    Ok(())
}

/// The key of the settings file that a path (JSON Pointer) into a shop's settings
/// stands for.
pub(crate) fn key_of(shop: &str, path: &str) -> String {
    format!("shops.{shop}.settings{}", path.replace('/', "."))
}

/// What has to be done now and then: pruning, and events that a crash left parked.
async fn keep_up(runtime: Runtime, retention: crate::store::Retention, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = ingest::unpark_left_over(&runtime).await {
            tracing::warn!(%error, "parked events stay parked for now");
        }
        let pause = match runtime.store().prune(&retention, SystemClock.now()).await {
            Ok(true) => PRUNE_PAUSE,
            Ok(false) => PRUNE_EVERY,
            Err(error) => {
                tracing::warn!(%error, "nothing was pruned");
                PRUNE_EVERY
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}
