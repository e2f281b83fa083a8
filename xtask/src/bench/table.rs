//! A measurement, and how it is shown.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One measurement beside that of a peer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Row {
    pub(crate) row: String,
    pub(crate) face: String,
    pub(crate) ours: f64,
    pub(crate) peer: f64,
    pub(crate) peer_name: String,
    pub(crate) unit: String,
}

impl Row {
    /// Reads the JSON lines that a measuring program printed.
    pub(crate) fn of_lines(text: &str) -> Result<Vec<Self>, crate::Failure> {
        let lines = text.lines().filter(|line| line.starts_with('{'));
        let read = |line| serde_json::from_str(line).map_err(|error| format!("{error} in {line}"));
        lines.map(read).collect()
    }

    fn ratio(&self) -> f64 {
        // Beside an aim of nothing, any number is that many times too much.
        if self.peer == 0.0 { self.ours } else { self.ours / self.peer }
    }
}

/// Prints one JSON line a row.
pub(crate) fn print_json(bench: &str, rows: &[Row]) {
    for row in rows {
        let ratio = (row.ratio() * 1000.0).round() / 1000.0;
        let mut line = json!({ "bench": bench });
        let own = serde_json::to_value(row).unwrap_or(Value::Null);
        for (name, value) in own.as_object().into_iter().flatten() {
            line[name] = value.clone();
        }
        line["ratio"] = json!(ratio);
        println!("{line}");
    }
}

/// Prints a table.
pub(crate) fn print(rows: &[Row]) {
    let width = |text: fn(&Row) -> &str| rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    let (name, face, peer) = (width(|row| &row.row), width(|row| &row.face), width(|row| &row.peer_name));
    for row in rows {
        println!(
            "{:<name$}  {:<face$}  ours {:>9} {}   {:<peer$} {:>9} {}   {:>7.2}×",
            row.row,
            row.face,
            shown(row.ours),
            row.unit,
            row.peer_name,
            shown(row.peer),
            row.unit,
            row.ratio()
        );
    }
}

/// Writes a number with three digits that say something.
fn shown(number: f64) -> String {
    match number {
        100.0.. => format!("{number:.0}"),
        10.0.. => format!("{number:.1}"),
        1.0.. => format!("{number:.2}"),
        _ => format!("{number:.3}"),
    }
}

/// Prints how much each measurement grows with the number of rules that its name ends with.
pub(crate) fn print_growth(rows: &[Row], least: usize, most: usize) {
    println!();
    let of = |row: &Row, size: usize| row.row.strip_suffix(&format!(", {size} rules")).map(str::to_owned);
    let mut seen = Vec::new();
    for small in rows {
        let Some(name) = of(small, least) else { continue };
        let same = |row: &&Row| row.face == small.face && of(row, most).as_deref() == Some(&name);
        let Some(large) = rows.iter().find(same) else { continue };
        let line = (name, &small.face);
        // A measurement that stands beside several peers grows once.
        if !seen.contains(&line) {
            let growth = large.ours / small.ours;
            println!("{} ({}): {growth:.2}× from {least} to {most} rules", line.0, line.1);
            seen.push(line);
        }
    }
}
