//! `aftertext forget`: a person asks to be forgotten, and the host that runs does it.

use aftertext_edge::person::Person;
use serde_json::Value;

use super::host::RunningHost;
use crate::config::Config;

/// Who asks, and where.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Forget {
    /// Whose customer it is.
    #[arg(long, value_name = "SHOP")]
    shop: String,
    #[command(flatten)]
    whom: Whom,
    /// Where the host listens, if not where the settings say.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
}

#[derive(Clone, Debug, clap::Args)]
#[group(required = true, multiple = true)]
struct Whom {
    /// The person's number, with the country code: +12025550123.
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// The platform's id of the customer.
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// The platform's id of an order; may be given again.
    #[arg(long = "order", value_name = "ID")]
    orders: Vec<String>,
}

impl Forget {
    /// What was forgotten, in words.
    pub async fn run(&self, config: &Config) -> anyhow::Result<String> {
        let shop = config.shops.iter().map(|(shop, _)| shop).find(|shop| shop.id == self.shop);
        let shop = shop.ok_or_else(|| anyhow::anyhow!("the settings have no shop {}", self.shop))?;
        let host = RunningHost::new(config, shop, self.url.as_deref()).map_err(anyhow::Error::msg)?;
        let path = format!("person?{}", self.whom.query());
        let answer = host.ask("DELETE", &path, &Value::Null).await;
        let answer = answer.map_err(|why| anyhow::anyhow!("the host at {} {why}", host.url))?;
        let answer: Value = serde_json::from_slice(&answer)?;
        let count = |what: &str| answer.get(what).and_then(Value::as_u64).unwrap_or_default();
        Ok(format!(
            "forgotten: {} numbers and {} orders; that somebody opted out stays, without the number",
            count("numbers"),
            count("orders")
        ))
    }
}

impl Whom {
    fn query(&self) -> String {
        let Whom { phone, customer, orders } = self.clone();
        Person { phone, customer, orders }.query()
    }
}
