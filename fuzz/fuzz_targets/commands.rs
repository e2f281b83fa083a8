//! Two lines of plain words and operators: both together are allowed only if each is, and so is each inside a subshell,
//! a loop or a branch.

#![no_main]

#[path = "shared/line.rs"]
mod line;

use countersign::{Effect, Policy, Shell};
use libfuzzer_sys::fuzz_target;

/// Words that belong to a construct, and `cd`, after which the other line means something else.
const TELLING: [&str; 13] =
    ["done", "fi", "else", "elif", "then", "do", "in", "esac", "if", "for", "while", "until", "cd"];

/// Whether a line says the same wherever it stands: it closes nothing, leaves nothing open, and neither sets
/// nor uses a value; what only sets one is no command by itself.
fn is_plain(line: &str) -> bool {
    let open = line.trim_end().ends_with(['|', '&', '\\', '!']);
    let telling = line.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| TELLING.contains(&word));
    !open && !telling && !line.contains(['(', ')', '{', '}', '\'', '"', '`', '$', '#', '<', '\r', '!', '='])
}

fuzz_target!(|input: (&str, &str, bool)| {
    let (one, other, zsh) = input;
    let shell = if zsh { Shell::Zsh } else { Shell::Bash };
    if !is_plain(one) || !is_plain(other) || one.trim().is_empty() || other.trim().is_empty() {
        return;
    }
    thread_local! {
        static LOADED: Policy = Policy::parse(line::POLICY).expect("a policy");
    }
    LOADED.with(|policy| {
        let allowed = |text: &str| {
            let decision = line::decided(policy, text, shell, false);
            line::check(&decision, text);
            decision.effect == Effect::Allow
        };
        let each = allowed(one) && allowed(other);
        for both in [format!("{one}\n{other}"), format!("({one}\n)\n{other}")] {
            assert!(each || !allowed(&both), "{both:?} is allowed, and not each of it");
        }
        for inside in
            [format!("while true; do {one}\ndone"), format!("if true; then {one}\nelse {other}\nfi")]
        {
            assert!(
                each || !allowed(other) || !allowed(&inside),
                "{inside:?} is allowed, and not each of it"
            );
        }
    });
});
