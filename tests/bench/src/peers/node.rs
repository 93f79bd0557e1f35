//! The peers as a child: Node with the packages that `cargo xtask bench --peers`
//! has installed.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};

const PROGRAM: &str = include_str!("peers.mjs");

pub struct Peers {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What the peers make of the same.
pub struct Loaded {
    pub body: String,
    pub segments: Vec<u64>,
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
        let answer =
            self.ask(&json!({"do": "load", "template": template, "context": context, "texts": texts}))?;
        let body = answer["body"].as_str().context("liquidjs renders nothing")?.to_owned();
        let segments = answer["segments"].as_array().context("the calculator counts nothing")?;
        Ok(Loaded { body, segments: segments.iter().filter_map(Value::as_u64).collect() })
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
        self.ask(task)?["us"].as_f64().context("node gives no time")
    }

    fn ask(&mut self, task: &Value) -> Result<Value> {
        writeln!(self.input, "{task}").context("node has ended; see above")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        serde_json::from_str(&line).context("node has ended; see above")
    }
}

impl Drop for Peers {
    /// Its input ends, and so does it.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
