//! How components run: a fresh instance per event, out of a pool.
//!
//! A fresh instance leaves no residue between tenants, and a trap poisons
//! nothing. The pool makes it cheap: the heap image is mapped copy-on-write,
//! and a slot that is given back keeps its first pages and resets only those
//! that were touched. Everything here bounds something; nothing here knows
//! what a text is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, SemaphorePermit};
use wasmtime::component::{
    self, Component, ComponentExportIndex, ComponentNamedList, InstancePre, Lift, Linker, Lower, TypedFunc,
};
use wasmtime::{
    Cache, CacheConfig, Config, InstanceAllocationStrategy, PoolingAllocationConfig, ResourceLimiter,
    StoreLimits, StoreLimitsBuilder, UpdateDeadline,
};

/// What a guest may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Instances at once; an event beyond waits for a place.
    pub instances: u32,
    /// Bytes of linear memory per instance.
    pub memory_bytes: usize,
    /// Time that one event may compute. Waiting for the store or the gateway
    /// does not count.
    pub compute: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { instances: 256, memory_bytes: 16 << 20, compute: Duration::from_secs(1) }
    }
}

/// How often the epoch advances: the grain of [`Limits::compute`].
pub(crate) const TICK: Duration = Duration::from_millis(10);
/// What a slot keeps mapped when it is given back; more than an event touches.
const KEEP_RESIDENT_BYTES: usize = 1 << 20;
/// Address space per instance, of which only [`Limits::memory_bytes`] can ever
/// be used: where no 32-bit address can lie outside, compiled code need not
/// compare each one with the memory's end, and runs a third faster.
const RESERVATION_BYTES: u64 = 4 << 30;
/// Catches the constant offsets that are added to an address.
const GUARD_BYTES: u64 = 32 << 20;
/// The flow needs a few kilobytes; the fibre's stack holds the host's frames too.
const GUEST_STACK_BYTES: usize = 256 << 10;
const FIBRE_STACK_BYTES: usize = 1 << 20;

/// Why a component cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// No such file.
    #[error("cannot read the component {path}: {source}; `cargo xtask build` makes it")]
    Read {
        /// Where it was looked for.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Not a component, or not this contract's.
    #[error("{0} is not a component of world aftertext:flow: {1:#}")]
    Component(PathBuf, wasmtime::Error),
    /// This machine cannot run it as configured.
    #[error("cannot set up WebAssembly: {0:#}")]
    Engine(wasmtime::Error),
}

/// The component trapped, ran away or wanted too much memory. Nothing was
/// committed, and the next event is not affected.
#[derive(Debug, thiserror::Error)]
#[error("the component failed: {0}")]
pub struct Trap(pub String);

impl From<wasmtime::Error> for Trap {
    /// The guest's backtrace goes to the log, not to the caller.
    fn from(error: wasmtime::Error) -> Self {
        tracing::error!(error = format!("{error:#}"), "the component failed");
        Self(error.root_cause().to_string())
    }
}

/// A component, compiled, and the places its instances have.
pub(crate) struct Engine {
    engine: wasmtime::Engine,
    component: Component,
    file: PathBuf,
    limits: Limits,
    /// One permit per instance of the pool.
    places: Semaphore,
}

impl Engine {
    /// Compiles the component in this file. `cache` is a folder for compiled
    /// components: with it a second start takes milliseconds.
    pub(crate) fn new(file: &Path, limits: Limits, cache: Option<&Path>) -> Result<Self, BuildError> {
        let bytes =
            std::fs::read(file).map_err(|source| BuildError::Read { path: file.to_owned(), source })?;
        let engine = configure(&limits, cache)
            .and_then(|config| wasmtime::Engine::new(&config))
            .map_err(BuildError::Engine)?;
        let component =
            Component::new(&engine, &bytes).map_err(|error| BuildError::Component(file.to_owned(), error))?;
        tick(engine.weak());
        let places = Semaphore::new(limits.instances as usize);
        Ok(Self { engine, component, file: file.to_owned(), limits, places })
    }

    /// The component, linked to the imports that `link` adds.
    pub(crate) fn link<T: Bounded>(
        self: &Arc<Self>,
        link: impl FnOnce(&mut Linker<T>, &Component) -> wasmtime::Result<()>,
    ) -> Result<Guest<T>, BuildError> {
        let mut linker = Linker::new(&self.engine);
        link(&mut linker, &self.component).map_err(BuildError::Engine)?;
        let pre = linker
            .instantiate_pre(&self.component)
            .map_err(|error| BuildError::Component(self.file.clone(), error))?;
        Ok(Guest { engine: Arc::clone(self), pre })
    }
}

fn configure(limits: &Limits, cache: Option<&Path>) -> wasmtime::Result<Config> {
    let mut pool = PoolingAllocationConfig::default();
    pool.total_component_instances(limits.instances)
        .total_core_instances(limits.instances * 4)
        .total_memories(limits.instances)
        .total_tables(limits.instances * 4)
        .total_stacks(limits.instances)
        .max_memory_size(limits.memory_bytes)
        .max_memories_per_component(1)
        .linear_memory_keep_resident(KEEP_RESIDENT_BYTES)
        .table_keep_resident(64 << 10)
        .async_stack_keep_resident(64 << 10)
        .pagemap_scan(wasmtime::Enabled::Auto);
    let mut config = Config::new();
    config
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool))
        .concurrency_support(false)
        .epoch_interruption(true)
        .max_wasm_stack(GUEST_STACK_BYTES)
        .async_stack_size(FIBRE_STACK_BYTES)
        .memory_reservation(RESERVATION_BYTES)
        .memory_guard_size(GUARD_BYTES);
    if let Some(directory) = cache {
        let mut cache_config = CacheConfig::new();
        cache_config.with_directory(directory);
        config.cache(Some(Cache::new(cache_config)?));
    }
    Ok(config)
}

/// Advances the epoch until the engine is gone.
fn tick(engine: wasmtime::EngineWeak) {
    std::thread::spawn(move || {
        while let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
            drop(engine);
            std::thread::sleep(TICK);
        }
    });
}

/// What bounds one instance, kept in its data.
pub(crate) struct Bounds {
    limits: StoreLimits,
    compute: Duration,
    begun: Instant,
    waited: Duration,
}

impl Bounds {
    /// Waits for an import's work; the time does not count as computing.
    pub(crate) async fn wait<T>(&mut self, work: impl Future<Output = T>) -> T {
        let begun = Instant::now();
        let result = work.await;
        self.waited += begun.elapsed();
        result
    }
}

/// The data of an instance that is bounded.
pub(crate) trait Bounded: Send + 'static {
    fn bounds(&mut self) -> &mut Bounds;
}

/// A component that only needs its data to run.
pub(crate) struct Guest<T: 'static> {
    engine: Arc<Engine>,
    pre: InstancePre<T>,
}

/// An export of the component, found once for all its instances.
pub(crate) struct Export(ComponentExportIndex);

/// One fresh instance; gives its place back when it is dropped.
pub(crate) struct Instance<'a, T: 'static> {
    pub(crate) store: wasmtime::Store<T>,
    instance: component::Instance,
    _place: SemaphorePermit<'a>,
}

impl<T: Bounded> Guest<T> {
    /// The function of this name in the contract.
    pub(crate) fn export(&self, interface: &str, function: &str) -> Result<Export, BuildError> {
        let component = &self.engine.component;
        component
            .get_export_index(None, interface)
            .and_then(|interface| component.get_export_index(Some(&interface), function))
            .map(Export)
            .ok_or_else(|| {
                let missing = wasmtime::Error::msg(format!("it does not export {interface} {function}"));
                BuildError::Component(self.engine.file.clone(), missing)
            })
    }

    /// Calls `export` on a fresh instance.
    pub(crate) async fn call<P, R>(
        &self,
        export: &Export,
        arguments: P,
        data: impl FnOnce(Bounds) -> T,
    ) -> Result<R, Trap>
    where
        P: ComponentNamedList + Lower + Send + Sync,
        R: ComponentNamedList + Lift + Send + Sync + 'static,
    {
        let mut instance = self.instance(data).await?;
        let function = instance.function(export)?;
        Ok(function.call_async(&mut instance.store, arguments).await?)
    }

    /// A fresh instance, as soon as there is a place.
    pub(crate) async fn instance(&self, data: impl FnOnce(Bounds) -> T) -> Result<Instance<'_, T>, Trap> {
        let limits = &self.engine.limits;
        let place = self.engine.places.acquire().await.map_err(|error| Trap(error.to_string()))?;
        let bounds = Bounds {
            limits: StoreLimitsBuilder::new().memory_size(limits.memory_bytes).build(),
            compute: limits.compute,
            begun: Instant::now(),
            waited: Duration::ZERO,
        };
        let mut store = wasmtime::Store::new(&self.engine.engine, data(bounds));
        store.limiter(|data| &mut data.bounds().limits as &mut dyn ResourceLimiter);
        store.epoch_deadline_callback(|mut context| {
            let bounds = context.data_mut().bounds();
            if bounds.begun.elapsed().saturating_sub(bounds.waited) > bounds.compute {
                return Err(wasmtime::Error::msg("it computed for too long"));
            }
            Ok(UpdateDeadline::Continue(1))
        });
        store.set_epoch_deadline(1);
        let instance = self.pre.instantiate_async(&mut store).await?;
        Ok(Instance { store, instance, _place: place })
    }
}

impl<T: 'static> Instance<'_, T> {
    /// Wasmtime compares the types of both sides here, field by field: a tenth
    /// of an event's time for one function, so never for all of them.
    pub(crate) fn function<P, R>(&mut self, export: &Export) -> Result<TypedFunc<P, R>, Trap>
    where
        P: ComponentNamedList + Lower,
        R: ComponentNamedList + Lift,
    {
        Ok(self.instance.get_typed_func(&mut self.store, export.0)?)
    }
}
