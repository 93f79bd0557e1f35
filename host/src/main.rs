//! The command line: `aftertext --help`.

use std::path::PathBuf;
use std::process::ExitCode;

use aftertext::config::Config;
use aftertext::serve::{Host, Places};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Post-purchase SMS for any shop: a customer buys, aftertext texts what
/// reassures, and listens to replies.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Take webhooks, send texts, keep everything in one SQLite file.
    ///
    /// Stops on Ctrl-C or SIGTERM after what has begun has come to its end;
    /// nothing is lost if it is killed instead.
    Serve {
        #[command(flatten)]
        files: Files,
    },
    /// Check a settings file and say what is wrong with it; starts nothing.
    Check {
        #[command(flatten)]
        files: Files,
    },
}

#[derive(clap::Args)]
struct Files {
    /// The settings file (TOML).
    #[arg(long, env = "AFTERTEXT_CONFIG", default_value = "aftertext.toml", value_name = "FILE")]
    config: PathBuf,
    /// The component; `cargo xtask build` makes it.
    #[arg(long, env = "AFTERTEXT_COMPONENT", default_value = "target/aftertext.wasm", value_name = "FILE")]
    component: PathBuf,
    /// A folder for the compiled component: makes the next start quick.
    #[arg(long, env = "AFTERTEXT_CACHE", default_value = "target/aftertext-cache", value_name = "FOLDER")]
    cache: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("AFTERTEXT_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    let environment = |name: &str| std::env::var(name).ok();
    match command {
        Command::Serve { files } => {
            let config = Config::read(&files.config, environment)?;
            let host = Host::start(config, &files.places()?, environment).await?;
            println!("aftertext listens on http://{}", host.address());
            for page in host.phone_pages() {
                println!("try it: {page}");
            }
            host.serve(told_to_stop()).await?;
        }
        Command::Check { files } => {
            let config = Config::read(&files.config, environment)?;
            aftertext::serve::check(&config, &files.places()?).await?;
            println!("{}: {} shops, nothing wrong", files.config.display(), config.shops.len());
        }
    }
    Ok(())
}

impl Files {
    fn places(&self) -> std::io::Result<Places> {
        Ok(Places { component: self.component.clone(), cache: std::path::absolute(&self.cache)? })
    }
}

async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
