//! A composed app, compiled once and instantiated for each request.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use wasmtime::component::{Component, HasSelf, Linker, ResourceTable};
use wasmtime::{Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, Result, Store};
use wasmtime_wasi::{WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::p3::Request;
use wasmtime_wasi_http::p3::bindings::ServicePre;
use wasmtime_wasi_http::{Error, WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use crate::bindings::Spin;
use crate::sqlite::Database;

/// What spin.toml would give to the app.
#[derive(Clone, Default)]
pub struct Grants {
    pub(crate) variables: BTreeMap<String, String>,
    pub(crate) database: Option<Arc<Database>>,
}

impl Grants {
    /// One more variable.
    #[must_use]
    pub fn variable(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.insert(name.to_owned(), value.into());
        self
    }

    /// The default database, in this file.
    #[must_use]
    pub fn database(mut self, file: &Path) -> Self {
        self.database = Some(Database::new(file));
        self
    }
}

/// An app, compiled. Cheap to clone.
#[derive(Clone)]
pub struct App(ServicePre<Call>);

/// What one request has.
pub(crate) struct Call {
    pub(crate) grants: Grants,
    pub(crate) table: ResourceTable,
    wasi: WasiCtx,
    http: WasiHttpCtx,
}

impl WasiView for Call {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}

impl WasiHttpView for Call {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { ctx: &mut self.http, table: &mut self.table, hooks: Default::default() }
    }
}

impl App {
    /// Compiles a composed app, or takes it from the folder of compiled ones.
    pub fn new(component: &[u8], cache: &Path) -> Result<Self> {
        let mut cached = CacheConfig::new();
        cached.with_directory(std::path::absolute(cache)?);
        let mut config = Config::new();
        // Out of a pool, as Spin takes its instances.
        config
            .wasm_component_model_async(true)
            .allocation_strategy(InstanceAllocationStrategy::pooling())
            .cache(Some(Cache::new(cached)?));
        let engine = Engine::new(&config)?;
        let mut linker = Linker::<Call>::new(&engine);
        wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
        wasmtime_wasi::p3::add_to_linker(&mut linker)?;
        wasmtime_wasi_http::p2::add_only_http_to_linker_async(&mut linker)?;
        wasmtime_wasi_http::p3::add_to_linker(&mut linker)?;
        Spin::add_to_linker::<_, HasSelf<Call>>(&mut linker, |call| call)?;
        let component = Component::new(&engine, component)?;
        Ok(Self(ServicePre::new(linker.instantiate_pre(&component)?)?))
    }

    /// One request to a fresh instance.
    pub async fn answer(
        &self,
        grants: &Grants,
        request: hyper::Request<Full<Bytes>>,
    ) -> Result<hyper::Response<Full<Bytes>>> {
        let call = Call {
            grants: grants.clone(),
            table: ResourceTable::new(),
            wasi: WasiCtxBuilder::new().inherit_stderr().build(),
            http: WasiHttpCtx::new(),
        };
        let mut store = Store::new(self.0.engine(), call);
        let service = self.0.instantiate_async(&mut store).await?;
        let request = request.map(|body| body.map_err(|never| -> Error { match never {} }));
        let (request, sent) = Request::from_http(Default::default(), request);
        let answer = store
            .run_concurrent(async |store| {
                let answered = async {
                    let response = service.handle(store, request).await??;
                    let response = store.with(|store| response.into_http(store, async { Ok(()) }))?;
                    let (head, body) = response.into_parts();
                    let body = body.collect().await?.to_bytes();
                    Result::<_, wasmtime::Error>::Ok(hyper::Response::from_parts(head, Full::new(body)))
                };
                let (answer, _) = tokio::join!(answered, sent);
                answer
            })
            .await??;
        Ok(answer)
    }
}
