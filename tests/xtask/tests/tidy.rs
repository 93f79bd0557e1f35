#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
//! The rules of the house, as tests. Each failure names the file and the line.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use clap::Parser;
use clap::error::ErrorKind;
use xtask::arguments::Arguments;
use xtask::workspace::Workspace;

const TOP_LEVEL: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "clippy.toml",
    "deny.toml",
    "examples",
    "guest",
    "host",
    "rust-toolchain.toml",
    "tests",
    "wit",
];

/// The policy needs templates and JSON, and nothing that could touch the world.
const FLOW_MAY_USE: [&str; 6] = ["chrono", "minijinja", "serde", "serde_json", "siphasher", "strsim"];

/// Files that people write; data from elsewhere may hold any word.
const WRITTEN: [&str; 12] =
    [".css", ".html", ".js", ".md", ".py", ".rs", ".sh", ".sql", ".toml", ".ts", ".wit", "/run"];

/// Put together here, so that this file passes its own test.
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("dbg", "!"),
    concat!("todo", "!"),
    concat!("unimplemented", "!"),
];

const LINES_MAX: usize = 500;

static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| Workspace::find().unwrap());

/// Everything git has or would add, as paths from the root.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let output = Command::new("git")
        // A container often runs as another user than the one who cloned.
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .args(["--cached", "--others", "--exclude-standard"])
        .current_dir(&WORKSPACE.root)
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .split_terminator('\0')
        .filter(|file| WORKSPACE.root.join(file).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    files
});

fn read(file: &str) -> String {
    fs::read_to_string(WORKSPACE.root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn files_ending(endings: &[&str]) -> impl Iterator<Item = (&'static str, String)> {
    FILES
        .iter()
        .filter(|file| endings.iter().any(|ending| file.ends_with(ending)))
        .map(|file| (file.as_str(), read(file)))
}

#[track_caller]
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn top_level_holds_only_the_agreed_names() {
    let names: BTreeSet<&str> = FILES
        .iter()
        .filter_map(|file| file.split('/').next())
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(name))
        .collect();
    assert!(names.is_empty(), "not agreed: {names:?}");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut complaints = Vec::new();
    for (file, text) in files_ending(&WRITTEN) {
        for (index, line) in text.lines().enumerate() {
            let words = line.split(|letter: char| !letter.is_alphanumeric() && !"_!".contains(letter));
            complaints.extend(
                words
                    .filter(|word| UNFINISHED.contains(&word.trim_start_matches('!')))
                    .map(|word| format!("{file}:{}: {word}", index + 1)),
            );
        }
    }
    assert_none(complaints);
}

#[test]
fn source_files_are_short() {
    let long = files_ending(&[".rs"])
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > LINES_MAX)
        .map(|(file, lines)| format!("{file}: {lines} lines, at most {LINES_MAX}"));
    assert_none(long.collect());
}

#[test]
fn the_phone_page_has_a_name_for_every_kind_of_receipt() {
    let page = read("host/src/gateways/phone/page/phone.js");
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_kind = |text: &&str| text.split_once('.').is_some_and(|(of, what)| is_word(of) && is_word(what));
    let mut kinds = BTreeSet::new();
    for (_, text) in files_ending(&[".rs"]).filter(|(file, _)| file.starts_with("guest/flow/src/")) {
        for call in ["receipt(", "ignore(", "end_text("] {
            let named = text.split(call).skip(1).filter_map(|rest| rest.split('"').nth(1));
            kinds.extend(named.filter(is_kind).map(str::to_owned));
        }
    }
    assert!(kinds.len() > 15, "{kinds:?}");
    assert_none(kinds.into_iter().filter(|kind| !page.contains(&format!("\"{kind}\": ["))).collect());
}

#[test]
fn flow_depends_on_nothing_that_touches_the_world() {
    let used = WORKSPACE.dependencies("aftertext-flow");
    assert!(!used.is_empty(), "aftertext-flow is not in the workspace");
    let others = used.into_iter().filter(|name| !FLOW_MAY_USE.contains(name));
    assert_none(others.map(str::to_owned).collect());
}

#[test]
fn host_reaches_the_flow_only_through_the_component() {
    let mut reached = BTreeSet::from(["aftertext"]);
    let mut next = vec!["aftertext"];
    while let Some(package) = next.pop() {
        next.extend(WORKSPACE.dependencies(package).into_iter().filter(|name| reached.insert(name)));
    }
    assert!(reached.len() > 1, "aftertext is not in the workspace");
    for forbidden in ["aftertext-flow", "aftertext-component"] {
        assert!(!reached.contains(forbidden), "the host depends on {forbidden}");
    }
}

#[test]
fn every_guarantee_names_a_test_that_exists() {
    let rows = guarantees(&read("README.md"));
    assert!(!rows.is_empty(), "README.md has no table in a section named Guarantees");
    let sources: Vec<_> = files_ending(&[".rs"]).collect();
    let mut complaints = Vec::new();
    for (guarantee, proofs) in rows {
        if proofs.is_empty() {
            complaints.push(format!("no test proves: {guarantee}"));
        }
        for proof in proofs {
            let (place, name) = proof.rsplit_once("::").unwrap_or(("", &proof));
            let file = if place.ends_with(".rs") { place } else { "" };
            let mut candidates = sources.iter().filter(|(path, _)| path.ends_with(file));
            if !candidates.any(|(_, text)| has_test(text, name)) {
                complaints.push(format!("there is no test {proof}, which should prove: {guarantee}"));
            }
        }
    }
    assert_none(complaints);
}

#[test]
fn every_xtask_command_in_the_readme_works() {
    let readme = read("README.md");
    let commands: Vec<Vec<&str>> = fenced(&readme).filter_map(|line| command(line, "xtask")).collect();
    assert!(!commands.is_empty(), "README.md shows no cargo xtask command");
    let wrong = commands.into_iter().filter_map(|words| {
        let error = Arguments::try_parse_from(&words).err()?;
        let fine = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        (!fine).then(|| format!("cargo {}\n{error}", words.join(" ")))
    });
    assert_none(wrong.collect());
}

/// The words of `cargo <name> …`, from the name on, without variables before and a remark behind.
fn command<'a>(line: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let line = line.trim().trim_start_matches("$ ");
    let mut words = line
        .split_whitespace()
        .take_while(|word| !word.starts_with('#'))
        .skip_while(|word| word.contains('='));
    (words.next() == Some("cargo")).then_some(())?;
    let words: Vec<&str> = words.collect();
    (words.first() == Some(&name)).then_some(words)
}

/// Lines within code fences.
fn fenced(markdown: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    markdown.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        inside && !fence
    })
}

/// The rows of the table under "Guarantees": the first cell, and what the last cell has in backticks.
fn guarantees(markdown: &str) -> Vec<(String, Vec<String>)> {
    markdown
        .lines()
        .skip_while(|line| !(line.starts_with('#') && line.trim_matches(['#', ' ']) == "Guarantees"))
        .skip(1)
        .take_while(|line| !line.starts_with('#'))
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|row| {
            let cells: Vec<&str> = row.trim().trim_matches('|').split('|').map(str::trim).collect();
            let proofs = cells[cells.len() - 1].split('`').skip(1).step_by(2);
            (cells[0].to_owned(), proofs.map(str::to_owned).collect())
        })
        .collect()
}

/// Whether the source has a function of that name with a test attribute above it.
fn has_test(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    lines.iter().enumerate().any(|(index, line)| {
        let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        words.any(|word| word == "fn")
            && words.next() == Some(name)
            && lines[..index]
                .iter()
                .rev()
                .take_while(|above| above.starts_with('#') || above.starts_with("//"))
                .any(|above| above.starts_with("#[") && (above.contains("test]") || above.contains("test(")))
    })
}

#[test]
fn guarantees_and_commands_are_read_as_people_write_them() {
    let readme = "\
## Guarantees
Some words.

| Promise | Proof |
|---|---|
| one text | `host/tests/kill.rs::none_has_two`, `once` |
| hope | none |

## Next
| a | `b` |
|---|---|
| c | `d` |
```sh
$ CI=true cargo xtask test page # slow
cargo build
```
cargo xtask nothing
";
    let proofs = vec!["host/tests/kill.rs::none_has_two".to_owned(), "once".to_owned()];
    let expected = vec![("one text".to_owned(), proofs), ("hope".to_owned(), vec![])];
    assert_eq!(guarantees(readme), expected);
    let commands: Vec<_> = fenced(readme).filter_map(|line| command(line, "xtask")).collect();
    assert_eq!(commands, [["xtask", "test", "page"]]);
    let source = "#[tokio::test]\n// why\nasync fn once() {}\n\nfn twice() {}\n";
    assert_eq!(
        [has_test(source, "once"), has_test(source, "twice"), has_test(source, "on")],
        [true, false, false]
    );
}
