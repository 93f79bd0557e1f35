//! The command line: `aftertext --help`.

use std::io::BufWriter;
use std::path::PathBuf;
use std::process::ExitCode;

use aftertext::Runtime;
use aftertext::command::check;
use aftertext::command::consent::{self, Format, Tally};
use aftertext::command::doctor::{self, Found};
use aftertext::command::forget::Forget;
use aftertext::command::ingest::{self, Captured};
use aftertext::command::lines::{self, Question};
use aftertext::command::reconcile::{self, Reconcile};
use aftertext::command::send::Trial;
use aftertext::command::{replay, simulate};
use aftertext::config::Config;
use aftertext::seal::Sealer;
use aftertext::serve::{Host, Places};
use aftertext::store::sqlite::consent::Of;
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
        /// Append every decision to this file, with all that it was made from, for
        /// `aftertext replay`; up to 1 GiB. It holds phone numbers, names and
        /// texts: personal data, as the store does. Costs each event some time.
        #[arg(long, value_name = "FILE")]
        record: Option<PathBuf>,
    },
    /// Check a settings file: what is wrong with it, what is unwise or unlawful,
    /// and what a month of texts will cost. Starts nothing, sends nothing.
    ///
    /// Each finding has its line, why, and what to write instead. With --prices
    /// and --volume comes a forecast of the month's bill by step, for usual
    /// orders and at worst. A `budget` in the settings, { amount = 100, currency =
    /// "USD" }, that would not last is an error. Ends with 1 if there is one.
    ///
    ///     aftertext check --prices prices.toml --volume 1000
    ///
    /// prices.toml:
    ///     [countries]
    ///     US = "0.0079 USD"      # where no share stands, all that is left
    ///     GB = { price = "0.0420 USD", share = 20, locale = "en-GB" }   # 20% of orders
    ///     [steps]                # of 100 orders, how many get this text
    ///     delayed = 12
    #[command(verbatim_doc_comment)]
    Check {
        #[command(flatten)]
        files: Files,
        #[command(flatten)]
        check: check::Check,
    },
    /// Hold a settings file against the live world: keys, the way in, each
    /// gateway's credentials, and texts whose fate nobody knows. Sends nothing,
    /// changes nothing.
    Doctor {
        #[command(flatten)]
        settings: Settings,
    },
    /// Send one text by one gateway, to try it out; with --dry-run only print
    /// the request, with stars for what is secret.
    Send {
        #[command(flatten)]
        settings: Settings,
        /// The gateway's name in the settings: its kind, unless it has another.
        #[arg(long, value_name = "NAME")]
        gateway: String,
        /// The recipient, with the country code.
        #[arg(long, value_name = "NUMBER")]
        to: String,
        /// The words.
        #[arg(long, default_value = "This is a test of aftertext.", value_name = "WORDS")]
        text: String,
        /// Whose gateway; not needed when the settings have one shop.
        #[arg(long, value_name = "SHOP")]
        shop: Option<String>,
        /// Print the request and send nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Show or prove the ledger of consent: who agreed to what or took it back,
    /// when, where, and on which words; hold it against a gateway's list; let
    /// people see their part. A host may be running on the store.
    Consent {
        #[command(subcommand)]
        what: Consent,
    },
    /// Forget a person who asks for it, as a platform's own request does: what is
    /// known of their numbers and orders. Only a STOP stays, without the number. The
    /// host that runs on these settings does it.
    Forget {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        forget: Forget,
    },
    /// Say what texts cost: JSON Lines {"text": …} in, the same with encoding,
    /// units, segments and the costly characters out.
    Measure {
        #[command(flatten)]
        compiled: Compiled,
    },
    /// Say what replies mean: JSON Lines {"text": …, "lang": …, "country": …} in,
    /// the same with intent, topic, rating, certain and because out.
    ReadReply {
        #[command(flatten)]
        compiled: Compiled,
    },
    /// Print the events in a vendor's webhook as JSON, or say what is wrong with it.
    Ingest {
        /// Who sent it: shopify, woocommerce, easypost, telnyx, …
        source: String,
        /// Its raw body.
        file: PathBuf,
        /// Its headers: a JSON object, or lines of "Name: value".
        #[arg(long, value_name = "FILE")]
        headers: Option<PathBuf>,
        /// The secret that signed it; may be given twice while a new one takes over.
        #[arg(long = "secret", value_name = "SECRET")]
        secrets: Vec<String>,
        /// When it came, as in 2026-03-02T15:15:33Z: some signatures hold for minutes
        /// only. Now, if left out.
        #[arg(long, value_name = "MOMENT", value_parser = ingest::moment)]
        at: Option<i64>,
        /// The order's free field with the buyer's consent, if it has another name
        /// than usual.
        #[arg(long, value_name = "NAME")]
        consent_field: Option<String>,
        /// The address that it was sent to: some signatures cover it.
        #[arg(long, default_value = "https://sms.example.com/", value_name = "URL")]
        url: String,
        /// The shop that it is for.
        #[arg(long, default_value = "demo", value_name = "SHOP")]
        shop: String,
    },
    /// Live through weeks of orders in seconds, and see what each contact would get.
    ///
    /// The real component decides, on a clock that jumps from one thing to the
    /// next. Nothing is sent and nothing is kept.
    ///
    /// The orders come from a file or are made up. A file has one JSON object a
    /// line: an order event as POST /v1/shops/{shop}/events takes it, or a reply,
    ///
    ///   {"reply": {"sender": "+12025550123", "body": "STOP", "received_at": 1767225600000}}
    ///
    /// with times in milliseconds since 1970, UTC. Ends with 1 if the settings
    /// have errors, and with 2 if it could not run.
    #[command(verbatim_doc_comment)]
    Simulate {
        #[command(flatten)]
        simulate: Box<simulate::Simulate>,
        #[command(flatten)]
        compiled: Compiled,
    },
    /// Make recorded decisions again, and say whether they come out the same.
    ///
    /// A record comes from `aftertext simulate --record FILE` or `aftertext serve
    /// --record FILE`. Nothing is sent and nothing is stored. With another
    /// component than the one that had decided, this shows what would change.
    ///
    /// Ends with 1 if a decision comes out differently, and with 2 if the record
    /// cannot be read.
    Replay {
        /// The record: JSON Lines.
        record: PathBuf,
        #[command(flatten)]
        compiled: Compiled,
    },
}

#[derive(Subcommand)]
enum Consent {
    /// Print the entries, each contact's oldest first.
    Export {
        #[command(flatten)]
        whose: Whose,
        /// A table for people, or JSON Lines with hashes to keep and to check.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print a link to the page on which a person says what they want to be texted
    /// about. It needs no login and works for 30 days, unless the settings say
    /// otherwise; the key of the host must be in AFTERTEXT_KEY.
    Link {
        #[command(flatten)]
        settings: Settings,
        /// Whose page.
        #[arg(long, value_name = "SHOP")]
        shop: String,
        /// The person's number, with the country code: +12025550123.
        #[arg(long, value_name = "NUMBER")]
        phone: String,
    },
    /// Hold the ledger against a gateway's list of numbers that opted out there.
    ///
    /// Who is only on that list is recorded here as having opted out, by the host
    /// that runs on these settings. Who is only here is printed, to be told to the
    /// gateway; so is who came back here while the gateway still blocks.
    ///
    /// Ends with 0 if the two agree now, with 1 if something is left to do, and
    /// with 2 if it could not run.
    Reconcile {
        #[command(flatten)]
        settings: Settings,
        /// Whose gateway.
        #[arg(long, value_name = "SHOP")]
        shop: String,
        /// The gateway's name in the settings: its kind, unless it has another.
        #[arg(long, value_name = "NAME")]
        gateway: String,
        /// The list as the vendor's console gives it: CSV or JSON Lines.
        #[arg(required_unless_present = "fetch", conflicts_with = "fetch")]
        file: Option<PathBuf>,
        /// Ask the vendor for the list (Telnyx).
        #[arg(long)]
        fetch: bool,
        /// Only say what would be recorded.
        #[arg(long)]
        dry_run: bool,
        /// Where the host listens, if not where the settings say.
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        /// A table for people, or one JSON object.
        #[arg(long, value_enum, default_value_t)]
        format: reconcile::Format,
    },
    /// Do the sums of every chain again. Ends with 1 if an entry was changed,
    /// moved, added or taken out, and names the first of each contact; or if whole
    /// chains of a shop were. Ends with 2 if it could not run.
    Verify {
        #[command(flatten)]
        whose: Whose,
    },
}

#[derive(clap::Args)]
struct Whose {
    #[command(flatten)]
    settings: Settings,
    /// Only this shop's.
    #[arg(long, value_name = "SHOP")]
    shop: Option<String>,
    /// Only this number's, with the country code: +12025550123.
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
}

impl Whose {
    fn of(&self) -> Of<'_> {
        Of { shop: self.shop.as_deref(), phone: self.phone.as_deref() }
    }
}

#[derive(clap::Args)]
struct Settings {
    /// The settings file (TOML).
    #[arg(long, env = "AFTERTEXT_CONFIG", default_value = "aftertext.toml", value_name = "FILE")]
    config: PathBuf,
}

#[derive(clap::Args)]
struct Files {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    compiled: Compiled,
}

#[derive(clap::Args)]
struct Compiled {
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
    let command = Arguments::parse().command;
    let could_not_run = command.could_not_run();
    match run(command).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            let simulated = error.downcast_ref::<simulate::Error>();
            simulated.map_or(could_not_run, |error| error.exit_code().into())
        }
    }
}

impl Command {
    /// What it ends with when it could not run: 2 where 1 is an answer.
    fn could_not_run(&self) -> ExitCode {
        match self {
            Command::Consent { what: Consent::Reconcile { .. } | Consent::Verify { .. } }
            | Command::Simulate { .. }
            | Command::Replay { .. } => 2.into(),
            _ => ExitCode::FAILURE,
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let environment = |name: &str| std::env::var(name).ok();
    match command {
        Command::Serve { files, record } => {
            let config = Config::read(&files.settings.config, environment)?;
            let places = Places { record, ..files.compiled.places()? };
            let host = Host::start(config, &places, environment).await?;
            println!("aftertext listens on http://{}", host.address());
            for page in host.phone_pages() {
                println!("try it: {page}");
            }
            host.serve(told_to_stop()).await?;
        }
        Command::Check { files, check } => {
            let config = Config::read(&files.settings.config, environment)?;
            let out = BufWriter::new(std::io::stdout().lock());
            if !check::run(&check, &config, &files.compiled.places()?, out, std::io::stderr()).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Doctor { settings } => {
            let config = Config::read(&settings.config, environment)?;
            let checks = doctor::examine(&config, environment).await?;
            for check in &checks {
                println!("{check}");
            }
            let wrong = checks.iter().filter(|check| matches!(check.found, Found::Wrong(_))).count();
            anyhow::ensure!(wrong == 0, "{wrong} of {} checks went wrong", checks.len());
        }
        Command::Send { settings, gateway, to, text, shop, dry_run } => {
            let config = Config::read(&settings.config, environment)?;
            let trial = Trial { shop: shop.as_deref(), gateway: &gateway, to: &to, text: &text };
            match dry_run {
                true => println!("{}", trial.dry_run(&config)?),
                false => println!("the gateway has it as {}", trial.send(&config).await?),
            }
        }
        Command::Consent { what } => return answer_consent(what).await,
        Command::Forget { settings, forget } => {
            println!("{}", forget.run(&Config::read(&settings.config, environment)?).await?);
        }
        Command::Measure { compiled } => compiled.answer(Question::Cost).await?,
        Command::ReadReply { compiled } => compiled.answer(Question::Meaning).await?,
        Command::Ingest { source, file, headers, secrets, at, consent_field, url, shop } => {
            let captured = Captured {
                source: &source,
                body: &file,
                headers: headers.as_deref(),
                secrets: &secrets,
                at,
                consent_field: consent_field.as_deref(),
                url: &url,
                shop: &shop,
            };
            let events = ingest::read(&captured)?;
            if secrets.is_empty() {
                eprintln!("the signature was not checked: give the secret with --secret");
            }
            println!("{}", serde_json::to_string_pretty(&events)?);
        }
        Command::Simulate { simulate, compiled } => {
            let out = BufWriter::new(std::io::stdout().lock());
            simulate::run(&simulate, &compiled.places()?, out).await?;
        }
        Command::Replay { record, compiled } => {
            let out = BufWriter::new(std::io::stdout().lock());
            if !replay::run(&record, &compiled.places()?, out).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn answer_consent(what: Consent) -> anyhow::Result<ExitCode> {
    let environment = |name: &str| std::env::var(name).ok();
    let output = BufWriter::new(std::io::stdout().lock());
    match what {
        Consent::Export { whose, format } => {
            let database = Config::read(&whose.settings.config, environment)?.database;
            let Tally { chains, broken, incomplete, .. } =
                consent::export(&database, whose.of(), format, output)?;
            if broken + incomplete > 0 {
                eprintln!("{broken} of {chains} chains do not hold: `aftertext consent verify` says where");
            }
        }
        Consent::Link { settings, shop, phone } => {
            let config = Config::read(&settings.config, environment)?;
            println!("{}", consent::link(&config, &shop, &phone, environment)?.url);
        }
        Consent::Reconcile { settings, shop, gateway, file, fetch: _, dry_run, url, format } => {
            let config = Config::read(&settings.config, environment)?;
            let reconcile =
                Reconcile { url: url.as_deref(), dry_run, ..Reconcile::new(&config, &shop, &gateway)? };
            let listed = reconcile.list(file.as_deref()).await?;
            let sealer = Sealer::from_environment(environment)?;
            if !reconcile.run(&listed, &sealer, format, output).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Consent::Verify { whose } => {
            let database = Config::read(&whose.settings.config, environment)?.database;
            let Tally { entries, chains, broken, incomplete } =
                consent::verify(&database, whose.of(), output)?;
            if broken + incomplete > 0 {
                eprintln!(
                    "error: {broken} of {chains} chains do not hold, and {incomplete} shops have not the chains that were written"
                );
                return Ok(ExitCode::FAILURE);
            }
            println!("{entries} entries in {chains} chains, all as they were written");
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Compiled {
    fn places(&self) -> std::io::Result<Places> {
        let cache = std::path::absolute(&self.cache)?;
        Ok(Places { component: self.component.clone(), cache, record: None })
    }

    /// Answers what comes on standard input.
    async fn answer(&self, question: Question) -> anyhow::Result<()> {
        let places = self.places()?;
        let studio = Runtime::builder(&places.component).cache(&places.cache).build_studio()?;
        let output = BufWriter::new(std::io::stdout().lock());
        Ok(lines::answer(&studio, question, std::io::stdin().lock(), output).await?)
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
