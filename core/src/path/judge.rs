//! Judging one path: refuse, read in every plausible way, match, contain, and keep every finding.

mod access;
mod contain;
mod hidden;
mod judgement;
mod look;
mod resolved;
mod spelling;

pub use access::Access;
pub use judgement::Judgement;

use super::lexer::{Separators, Start};
use super::message::{About, reason};
use super::place::{Comparison, Place};
use super::plain;
use super::protection::{Hit, Protection, RuleScope, Which};
use super::readings::{Ground, Surroundings, Text, separators, texts};
use super::refuse;
use super::source::Source;
use super::view::View;
use crate::decision::Reason;
use crate::effect::Effect;
use crate::fold::Tags;
use crate::operation::PathArgument;
use crate::order;
use crate::profile::Profile;
use crate::span::Span;
use crate::text::quote;
use crate::workspace::{Platform, Workspace};
use resolved::Resolved;
use spelling::Spelling;

/// Judges `argument` as an operation uses it. A relative path starts from `cwd`, else from the first root;
/// `field` names the path in the operation.
///
/// ```
/// use countersign::path::{judge, Access, ProtectionBuilder};
/// use countersign::{Effect, Profile, Workspace};
/// let protection = ProtectionBuilder::new(Profile::Kiro).build().unwrap();
/// let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
/// let judged = judge(&protection, &workspace, None, "path", &".GIT/config".into(), Access::Write);
/// assert_eq!(judged.effect(), Effect::Ask);
/// assert_eq!(judged.reasons[0].message, "`.GIT/config` is inside the protected directory `.git/`");
/// assert_eq!(judged.target.as_deref(), Some("/ws/.GIT/config"));
/// ```
#[must_use]
pub fn judge(
    protection: &Protection,
    workspace: &Workspace,
    cwd: Option<&str>,
    field: &str,
    argument: &PathArgument,
    access: Access,
) -> Judgement {
    if let Some(judgement) = plain::judge(protection, workspace, cwd, argument, access) {
        return judgement;
    }
    judge_properly(protection, workspace, cwd, field, argument, access)
}

/// Judges by every reading of the path.
pub(crate) fn judge_properly(
    protection: &Protection,
    workspace: &Workspace,
    cwd: Option<&str>,
    field: &str,
    argument: &PathArgument,
    access: Access,
) -> Judgement {
    let path = argument.path.as_str();
    let about = About { path, field };
    if let Some(why) = refuse::text(path) {
        return Judgement { reasons: vec![invalid(about, why)], ..Judgement::default() };
    }
    let texts = match texts(path, workspace.platform, protection.profile) {
        Ok(texts) => texts,
        Err(why) => return Judgement { reasons: vec![invalid(about, why)], ..Judgement::default() },
    };
    let surroundings = Surroundings::new(workspace, cwd);
    let ground = surroundings.ground(Comparison::of(workspace));
    let real = argument.real_path.as_deref().map(|path| Resolved::read(path, workspace.platform));
    let mut judging = Judging {
        protection,
        workspace,
        ground: &ground,
        about,
        access,
        argument,
        out: Judgement::default(),
        spellings: Vec::new(),
        doubted: false,
        holds_root: false,
    };
    judging.run(&texts, real.as_ref());
    let Judging { out: mut judged, .. } = judging;
    order::sort_by(&mut judged.reasons, |a, b| b.effect.cmp(&a.effect).then(rank(a.code).cmp(&rank(b.code))));
    judged
}

/// The order of findings with the same effect.
fn rank(code: &str) -> u8 {
    match code {
        "invalid-path" => 0,
        "protected-path" => 1,
        "ignored-path" | "path-rule" => 2,
        "outside-workspace" => 3,
        _ => 4,
    }
}

fn invalid(about: About<'_>, why: &str) -> Reason {
    let message = format!("{} is no path that can be used: {why}", quote(about.path));
    Reason::new("invalid-path", Effect::Deny, message)
        .with_subject(about.field, Span::new(0, about.path.len()))
}

struct Judging<'j, 'a> {
    protection: &'j Protection,
    workspace: &'j Workspace,
    ground: &'j Ground<'a>,
    about: About<'j>,
    access: Access,
    argument: &'j PathArgument,
    out: Judgement,
    /// The exact spellings that whatever loosens must match, every one of them; none where nothing may loosen.
    spellings: Vec<Spelling>,
    /// Whether what the host says leaves open where the path leads.
    doubted: bool,
    /// Whether a reading of the path is a root of the workspace or a folder above one.
    holds_root: bool,
}

impl<'a> Judging<'_, 'a> {
    fn run<'t>(&mut self, texts: &'t [Text<'t>], real: Option<&'t Resolved<'t>>)
    where
        'a: 't,
    {
        let Some(main) = texts.first() else { return };
        if let Some(why) = self.wrong(&main.source, self.about.path) {
            self.out.reasons.push(invalid(self.about, why));
        }
        let given = self.place(&main.source).map(|(place, _)| place.collapsed());
        let resolved = real
            .and_then(|real| real.source.as_ref().ok())
            .and_then(|real| self.place(real))
            .map(|(place, _)| place.collapsed());
        self.doubt(main, real);
        self.contain(given.as_ref(), resolved.as_ref(), real.is_some());
        self.spell(given.as_ref(), resolved.as_ref(), real.is_some());
        let mut found: Vec<(Hit, View<'t>)> = Vec::new();
        // A URI that leads into a root is not read as a plain path too: the names of the root would stand in it, and
        // what lies above a root does not count.
        let own = main.source.uri && given.as_ref().is_some_and(|given| self.ground.root_of(given).is_some());
        for text in texts.iter().filter(|text| text.source.uri || !own) {
            self.read(text, &mut found);
        }
        if let Some(resolved) = resolved {
            let tags = match given.as_ref().is_some_and(|given| same_place(given, &resolved)) {
                true => Tags::NONE,
                false => Tags::LINK,
            };
            self.look_at(resolved.unlocated(), false, tags, &mut found);
        } else if let Some((rough, (folder, tags))) = real.and_then(|real| self.roughly(&real.rough)) {
            self.look(&self.without_parents(rough).unlocated(), folder, tags.and(Tags::LINK), &mut found);
        }
        self.report(found);
        self.hazards(given.as_ref());
    }

    /// Says what is wrong with the names of the path on its platform.
    fn wrong(&self, source: &Source<'_>, written: &str) -> Option<&'static str> {
        let platform = self.workspace.platform;
        let lexed = match source.lex(platform, separators(platform, source)) {
            Ok(lexed) => lexed,
            Err(why) => return Some(why),
        };
        if source.uri
            && let Some(why) = refuse::text(&source.text)
        {
            return Some(why);
        }
        if let Some(why) = refuse::names(&lexed, platform) {
            return Some(why);
        }
        if self.protection.profile == Profile::Kiro {
            return None;
        }
        let loses =
            platform == Platform::Windows && lexed.components.iter().any(|c| refuse::loses_end(c.text));
        let ends = loses.then_some("Windows takes dots and blanks away from the end of a name");
        refuse::reordered(written).or(ends)
    }

    fn place<'t>(&self, source: &'t Source<'t>) -> Option<(Place<'t>, (bool, Tags))>
    where
        'a: 't,
    {
        let platform = self.workspace.platform;
        self.placed(source, separators(platform, source))
    }

    fn placed<'t>(&self, source: &'t Source<'t>, separators: Separators) -> Option<(Place<'t>, (bool, Tags))>
    where
        'a: 't,
    {
        let lexed = source.lex(self.workspace.platform, separators).ok()?;
        let mut tags = if lexed.dots { Tags::DOT_SEGMENTS } else { Tags::NONE };
        if lexed.prefixed {
            tags = tags.and(Tags::PREFIX);
        }
        if lexed.start == Start::Home {
            tags = tags.and(Tags::HOME);
        }
        Some((Place::of(&lexed, &self.ground.base, self.ground.home.as_ref()), (lexed.folder, tags)))
    }

    fn scope(&self, hit: &Hit) -> RuleScope {
        match hit.which {
            Which::Rule(index) => {
                self.protection.rules.get(index).map_or(RuleScope::Protected, |rule| rule.scope)
            }
            Which::Hardened(_) | Which::Build(_) => RuleScope::Protected,
        }
    }

    /// Writes one reason for every rule that was hit, by the reading with the fewest disguises.
    fn report(&mut self, mut found: Vec<(Hit, View<'_>)>) {
        order::sort_by_key(&mut found, |(hit, view)| (hit.which, hit.tags.and(view.tags).count()));
        found.dedup_by_key(|(hit, _)| hit.which);
        for (hit, view) in &found {
            if self.excluded(hit) {
                continue;
            }
            self.out.reasons.extend(reason(self.protection, hit, view, self.about));
        }
    }

    /// Tells whether the rule leaves the path alone, under every exact spelling.
    fn excluded(&self, hit: &Hit) -> bool {
        let Which::Rule(index) = hit.which else { return false };
        let rule = self.protection.rules.get(index).filter(|rule| !rule.unless.is_empty());
        rule.is_some_and(|rule| {
            !self.spellings.is_empty() && self.spellings.iter().all(|spelling| spelling.matches(&rule.unless))
        })
    }
}

fn same_place(a: &Place<'_>, b: &Place<'_>) -> bool {
    a.volume == b.volume
        && a.components.len() == b.components.len()
        && a.components.iter().zip(&b.components).all(|(a, b)| a.text == b.text)
}
