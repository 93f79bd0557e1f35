//! The peers as a child: Node with the packages that `cargo xtask bench --peers`
//! has installed.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const PROGRAM: &str = include_str!("peers.mjs");

pub struct Peers {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What the peers make of the same.
#[derive(Deserialize)]
pub struct Loaded {
    pub body: String,
    pub segments: Vec<u64>,
}

#[derive(Deserialize)]
struct Took {
    us: f64,
}

impl Peers {
    pub fn start(packages: &Path) -> Result<Self> {
        let program = packages.join("peers.mjs");
        std::fs::write(&program, PROGRAM).with_context(|| program.display().to_string())?;
        let mut child = Command::new("node")
            .arg(&program)
            .arg(packages.join("package.json"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start node; install Node.js 20 or later (Debian: apt-get install nodejs npm)")?;
        let input = child.stdin.take().context("node takes no input")?;
        let output = BufReader::new(child.stdout.take().context("node gives no output")?);
        Ok(Self { child, input, output })
    }

    pub fn load(&mut self, template: &str, context: &Value, texts: &[String]) -> Result<Loaded> {
        self.ask(&json!({"do": "load", "template": template, "context": context, "texts": texts}))
    }

    /// Microseconds for so many renderings.
    pub fn render(&mut self, times: u32) -> Result<f64> {
        self.time(&json!({"do": "render", "times": times}))
    }

    /// Microseconds for all texts.
    pub fn measure(&mut self) -> Result<f64> {
        self.time(&json!({"do": "measure"}))
    }

    fn time(&mut self, task: &Value) -> Result<f64> {
        self.ask(task).map(|Took { us }| us)
    }

    fn ask<T: DeserializeOwned>(&mut self, task: &Value) -> Result<T> {
        writeln!(self.input, "{task}").context("node has ended; see above")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        serde_json::from_str(&line).with_context(|| format!("node answered {line:?}; see above"))
    }
}

impl Drop for Peers {
    /// Its input ends, and so does it.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
