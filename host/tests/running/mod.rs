//! A whole host in this process, from a settings file.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::time::Duration;

use aftertext::config::Config;
use aftertext::serve::{Error, Host, Places};
use aftertext::store::sqlite::OpenError;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Seals what is secret: 32 bytes in base64.
pub const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Serves until it is stopped.
pub struct Running {
    /// Where it listens.
    pub url: String,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Starts on the store in `folder`; `shops` is the rest of the settings file.
    pub async fn start(folder: &Path, shops: &str) -> Self {
        let places =
            Places { component: conformance::component(), cache: conformance::cache(), record: None };
        Self::start_with(places, folder, shops).await
    }

    /// The same with another component.
    pub async fn start_with(places: Places, folder: &Path, shops: &str) -> Self {
        let file = folder.join("aftertext.toml");
        let database = folder.join("aftertext.db");
        let settings = format!("server.listen = \"127.0.0.1:0\"\nstore.sqlite = {database:?}\n{shops}");
        std::fs::write(&file, settings).unwrap();
        let key = |name: &str| (name == "AFTERTEXT_KEY").then(|| KEY.to_owned());
        // The host before it on this store may still be letting go of it.
        let mut looks = 0;
        let host = loop {
            match Host::start(Config::read(&file, key).unwrap(), &places, key).await {
                Err(Error::Store(OpenError::InUse(_))) if looks < 250 => looks += 1,
                started => break started.unwrap(),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        let url = format!("http://{}", host.address());
        let (stop, stopped) = oneshot::channel();
        let until = async {
            let _ = stopped.await;
        };
        Self { url, stop, serving: tokio::spawn(host.serve(until)) }
    }

    /// Lets it end, so that another one may start on its store.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        self.serving.await.unwrap().unwrap();
    }
}
