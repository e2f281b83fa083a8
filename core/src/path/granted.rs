//! What a command may write without a question: paths that nothing protects and a grant names. Knows no command
//! line; which paths a command writes, somebody else has found out.

use super::exact::ExactPatterns;
use super::judge::{Access, judge};
use super::pattern::{PathPattern, PatternProblem};
use super::place::Comparison;
use super::protection::Protection;
use super::readings::Surroundings;
use super::source::Source;
use crate::decision::Reason;
use crate::effect::Effect;
use crate::operation::PathArgument;
use crate::order;
use crate::span::Span;
use crate::text::quote;
use crate::workspace::Workspace;

/// One list of grants for writing: that of a policy, or that of one rule.
///
/// A grant is a glob and matches the exact spelling only. Without `/` it names a file or folder at any depth
/// below the root, with `/` a path below the root; one that starts with `/`, `~/` or a drive names an absolute
/// path. What it names covers everything below.
#[derive(Debug, Clone, Default)]
pub struct WriteGrants {
    patterns: ExactPatterns,
    texts: Vec<String>,
}

impl WriteGrants {
    /// Compiles `grants`.
    ///
    /// # Errors
    /// The place of the grant that cannot be used, and what is wrong with it, with the codes of
    /// [`PatternProblem`].
    pub fn build<T: AsRef<str>>(grants: &[T]) -> Result<Self, (usize, PatternProblem)> {
        let globs: Vec<PathPattern<'_>> =
            grants.iter().map(|text| PathPattern::Glob(text.as_ref())).collect();
        let patterns = ExactPatterns::covering(&globs)?;
        Ok(Self { patterns, texts: grants.iter().map(|text| text.as_ref().to_owned()).collect() })
    }

    /// Tells whether nothing is granted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// What is found about one path that a command writes.
///
/// Invariant: `effect` is the strictest among `reasons`, and `allow` only where `grant` is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandWrite {
    /// What the write alone makes of the command.
    pub effect: Effect,
    /// Every finding, strictest first. The subjects are ranges of the path as it was handed over.
    pub reasons: Vec<Reason>,
    /// The grant that covers the path: the list it stands in, its place there, and its text.
    pub grant: Option<(usize, usize, String)>,
    /// The normalised absolute path; nothing where the path is invalid or unknown.
    pub target: Option<String>,
}

/// Judges a path that a command writes, deletes or moves: path protection first, then the grants.
///
/// `path` is the decoded word as the program gets it, and `cwd` the folder it starts from, absolute; without one,
/// relative paths start from the first root. Nothing lifts a protection or a rule. A grant of an absolute path
/// also lifts `outside-workspace`. Without a grant the finding is `ungranted-write` with effect `ask`. A grant
/// counts only where the spelling is certain: not for a URI, and not where `..` follows a name, which may be a
/// link.
///
/// ```
/// use countersign::path::{judge_command_write, Access, ProtectionBuilder, WriteGrants};
/// use countersign::{Effect, Profile, Workspace};
/// let protection = ProtectionBuilder::new(Profile::Hardened).build().unwrap();
/// let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
/// let grants = WriteGrants::build(&["build/**", "*.log", "/tmp/**"]).unwrap();
/// let write = |path| judge_command_write(&protection, &workspace, None, "command", path, Access::Write, &[&grants]);
/// assert_eq!(write("build/a.o").effect, Effect::Allow);
/// assert_eq!(write("/tmp/x").effect, Effect::Allow);
/// assert_eq!(write("src/a.rs").reasons[0].code, "ungranted-write");
/// assert_eq!(write("build/.git/config").reasons[0].code, "protected-path");
/// assert_eq!(write("/var/x.log").reasons[0].code, "outside-workspace");
/// assert_eq!(write("/tmp/a/../../etc/x").effect, Effect::Ask);
/// ```
#[must_use]
pub fn judge_command_write(
    protection: &Protection,
    workspace: &Workspace,
    cwd: Option<&str>,
    field: &str,
    path: &str,
    access: Access,
    grants: &[&WriteGrants],
) -> CommandWrite {
    let judged = judge(protection, workspace, cwd, field, &PathArgument::from(path), access);
    let certain = !Source::read(path, workspace.platform).is_ok_and(|source| source.uri)
        && !cwd.is_some_and(climbs)
        && !climbs(path);
    let absolute = judged.absolute().filter(|_| certain);
    let grant = absolute.and_then(|absolute| {
        let home = home_text(workspace, absolute);
        let mut lists = grants.iter().enumerate();
        lists.find_map(|(list, grants)| {
            let at = grants.patterns.find(judged.relative(), absolute, home.as_deref())?;
            Some((list, at, grants.texts.get(at)?.clone()))
        })
    });
    let mut reasons = judged.reasons;
    let whole = Span::new(0, path.len());
    match &grant {
        Some((_, _, pattern)) => lift(&mut reasons, path, pattern),
        None => {
            let message = format!("nothing grants a command writing {}", quote(path));
            reasons.push(Reason::new("ungranted-write", Effect::Ask, message).with_subject(field, whole));
        }
    }
    order::sort_by_key(&mut reasons, |reason| core::cmp::Reverse(reason.effect));
    let effect = reasons.iter().map(|reason| reason.effect).max().unwrap_or(Effect::Allow);
    CommandWrite { effect, reasons, grant, target: judged.target }
}

/// Turns the finding that the path lies outside into a note. Outside the workspace only the grant of an absolute
/// path can match at all.
fn lift(reasons: &mut [Reason], path: &str, pattern: &str) {
    for reason in reasons.iter_mut().filter(|reason| reason.code == "outside-workspace") {
        reason.effect = Effect::Allow;
        reason.message =
            format!("{} lies outside the workspace, where {} grants writing", quote(path), quote(pattern));
    }
}

/// Tells whether `..` follows a name, which the system resolves and text cannot.
fn climbs(path: &str) -> bool {
    let mut named = false;
    path.split(['/', '\\']).any(|name| {
        named |= !matches!(name, "" | "." | "..");
        named && name == ".."
    })
}

/// Writes a path below the home folder as `~/…`.
fn home_text(workspace: &Workspace, absolute: &str) -> Option<String> {
    let surroundings = Surroundings::new(workspace, Some(absolute));
    let ground = surroundings.ground(Comparison::of(workspace));
    ground.below_home(&ground.base)
}
