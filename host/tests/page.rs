//! The pages in a real browser: on the phone page an order becomes a text, and a
//! reply changes what happens next; on the preference page people choose.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod program;

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use aftertext::config::Config;
use aftertext::preferences::link::{Links, Whose};
use aftertext::seal::Sealer;
use aftertext::serve::{Host, Places};
use aftertext::{Clock, SystemClock};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

#[tokio::test(flavor = "multi_thread")]
async fn on_the_page_an_order_becomes_a_text_and_stop_ends_it() {
    let (Some(chromium), Some(driver)) =
        (conformance::program("AFTERTEXT_CHROMIUM"), conformance::program("AFTERTEXT_CHROMEDRIVER"))
    else {
        conformance::skip(
            "on_the_page_an_order_becomes_a_text_and_stop_ends_it",
            "needs Chromium and its driver",
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = serve(folder.path()).await;
    let (browser, _driver) = open_browser(folder.path(), &chromium, &driver).await;
    browser.goto(&page).await.unwrap();

    press(&browser, "[data-step=placed]").await;
    let confirmation = bubble(&browser, 1).await;
    assert!(confirmation.contains("Demo Shop: Thanks Dana, order #1001 is confirmed"), "{confirmation}");

    press(&browser, "[data-step=shipped]").await;
    assert!(bubble(&browser, 2).await.contains("on its way"));
    if let Some(picture) = std::env::var_os("AFTERTEXT_PICTURE") {
        press(&browser, "[data-step=out_for_delivery]").await;
        bubble(&browser, 3).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        std::fs::write(picture, browser.screenshot().await.unwrap()).unwrap();
        return;
    }

    browser.find(Locator::Css("#reply")).await.unwrap().send_keys("Stop\u{e007}").await.unwrap();
    assert!(bubble(&browser, 3).await.ends_with("Stop"));
    assert!(bubble(&browser, 4).await.contains("You won't get any more texts"));

    press(&browser, "[data-step=delivered]").await;
    let log = Locator::XPath("//ol[@id='receipts']/li[contains(., 'STOP') or contains(., 'opted out')]");
    browser
        .wait()
        .at_most(Duration::from_secs(5))
        .for_element(log)
        .await
        .expect("the log says why nothing came");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(bubbles(&browser).await.len(), 4, "nothing comes after STOP");
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_preference_page_somebody_chooses_and_leaves_and_comes_back() {
    let (Some(chromium), Some(driver)) =
        (conformance::program("AFTERTEXT_CHROMIUM"), conformance::program("AFTERTEXT_CHROMEDRIVER"))
    else {
        conformance::skip(
            "on_the_preference_page_somebody_chooses_and_leaves_and_comes_back",
            "needs Chromium and its driver",
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = serve(folder.path()).await;
    let (host, _) = page.split_once("/phone/").unwrap();
    let links = Links::new(Sealer::new(Some(KEY)).unwrap(), host, 1);
    let whose = Whose { shop: "demo".into(), phone: "+12025550123".into() };
    let (browser, _driver) = open_browser(folder.path(), &chromium, &driver).await;
    browser.goto(&links.link(&whose, SystemClock.now()).unwrap().url).await.unwrap();

    let notice = Locator::Css(".notice");
    browser.wait().at_most(Duration::from_secs(5)).for_element(notice).await.expect("the link leads on");
    assert_eq!(
        browser.current_url().await.unwrap().path(),
        "/preferences",
        "the link is not in the address bar"
    );
    assert_eq!(switched_on(&browser).await, Vec::<String>::new());

    for topic in ["delivery-updates", "reorder"] {
        press(&browser, &format!("[value={topic}]")).await;
    }
    press(&browser, "button[value=save]").await;
    let saved = Locator::Css(".notice.saved");
    let told = browser
        .wait()
        .at_most(Duration::from_secs(5))
        .for_element(saved)
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(told.starts_with("Saved."), "{told}");
    assert_eq!(switched_on(&browser).await, ["delivery-updates", "reorder"]);

    press(&browser, "button[value=stop]").await;
    let none =
        Locator::XPath("//*[contains(@class, 'saved')][contains(., 'You get no texts from Demo Shop')]");
    browser.wait().at_most(Duration::from_secs(5)).for_element(none).await.expect("nothing is on");
    assert_eq!(switched_on(&browser).await, Vec::<String>::new());

    press(&browser, "[value=order-updates]").await;
    press(&browser, "button[value=save]").await;
    let resumed = Locator::XPath("//*[contains(@class, 'saved')][contains(., 'answer START')]");
    browser
        .wait()
        .at_most(Duration::from_secs(5))
        .for_element(resumed)
        .await
        .expect("how to come back is said");
    assert_eq!(switched_on(&browser).await, ["order-updates"]);
    browser.close().await.unwrap();
}

/// The topics whose switches are on.
async fn switched_on(browser: &Client) -> Vec<String> {
    let mut topics = Vec::new();
    for switch in browser.find_all(Locator::Css("input:checked")).await.unwrap() {
        topics.extend(switch.attr("value").await.unwrap());
    }
    topics
}

async fn press(browser: &Client, selector: &str) {
    browser.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

async fn bubbles(browser: &Client) -> Vec<String> {
    let mut texts = Vec::new();
    for bubble in browser.find_all(Locator::Css("#conversation .text-body")).await.unwrap() {
        texts.push(bubble.text().await.unwrap());
    }
    texts
}

/// The words of the bubble with this number, counted from one, once it can be read:
/// while it comes into view, a browser gives no words.
async fn bubble(browser: &Client, number: usize) -> String {
    for _ in 0..100 {
        let text = bubbles(browser).await.into_iter().nth(number - 1);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            return text;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("bubble {number} did not come");
}

/// A host with the sample shop; gives the page's address.
async fn serve(folder: &Path) -> String {
    let settings = folder.join("aftertext.toml");
    let text = format!(
        r#"
        server.listen = "127.0.0.1:0"
        store.sqlite = '{}'
        [shops.demo]
        settings = {{ brand = "Demo Shop", support = "help@demo.example" }}
        gateway = {{ kind = "phone" }}
        "#,
        folder.join("aftertext.db").display()
    );
    std::fs::write(&settings, text).unwrap();
    let environment = |name: &str| (name == "AFTERTEXT_KEY").then(|| KEY.to_owned());
    let config = Config::read(&settings, environment).unwrap();
    let places = Places { component: conformance::component(), cache: conformance::cache(), record: None };
    let host = Host::start(config, &places, environment).await.unwrap();
    let page = host.phone_pages().remove(0);
    tokio::spawn(host.serve(std::future::pending()));
    page
}

/// Ends the driver and its browser when the test does, however it does.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn open_browser(folder: &Path, chromium: &Path, driver: &Path) -> (Client, Driver) {
    let log = folder.join("driver.log");
    let driver = Command::new(driver)
        .arg("--port=0")
        .stdout(File::create(&log).unwrap())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map(Driver)
        .expect("the driver starts");
    let port = program::said(&log, "ChromeDriver was started successfully on port ").await;
    let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let options = json!({
        "binary": chromium,
        "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 "--disable-dev-shm-usage", "--window-size=1360,1010", "--force-device-scale-factor=1", profile],
    });
    let capabilities = json!({"goog:chromeOptions": options}).as_object().unwrap().clone();
    let connector = hyper_util::client::legacy::connect::HttpConnector::new();
    let browser = ClientBuilder::new(connector).capabilities(capabilities).connect(&address).await;
    (browser.expect("the browser starts"), driver)
}
