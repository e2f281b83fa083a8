//! Judging one path: refuse, read in every plausible way, match, contain, and keep every finding.

mod access;
mod contain;
mod hidden;
mod judgement;

pub use access::Access;
pub use judgement::Judgement;

use super::lexer::{Component, Separators, Start, Volume};
use super::message::{About, reason};
use super::place::{Comparison, Place};
use super::plain;
use super::protection::{Hit, Protection, RuleScope, Texts, Which};
use super::readings::{Ground, Home, Surroundings, Text, separators, texts};
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
    let real = argument.real_path.as_deref().map(|path| match refuse::text(path) {
        Some(why) => Err(why),
        None => Source::read(path, workspace.platform),
    });
    let mut judging = Judging {
        protection,
        workspace,
        ground: &ground,
        about,
        access,
        argument,
        out: Judgement::default(),
        at_home: None,
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
    /// The exact spelling below the home folder, after `~/`.
    at_home: Option<String>,
}

impl<'a> Judging<'_, 'a> {
    fn run<'t>(&mut self, texts: &'t [Text<'t>], real: Option<&'t Result<Source<'t>, &'static str>>)
    where
        'a: 't,
    {
        let Some(main) = texts.first() else { return };
        if let Some(why) = self.wrong(main) {
            self.out.reasons.push(invalid(self.about, why));
        }
        let given = self.place(&main.source).map(|(place, _)| place.collapsed());
        // What the host resolved is absolute, or it says nothing.
        let resolved = real
            .and_then(|real| real.as_ref().ok())
            .filter(|real| {
                let lexed = real.lex(self.workspace.platform, separators(self.workspace.platform, real));
                lexed.is_ok_and(|lexed| matches!(lexed.start, Start::Absolute(_)))
            })
            .and_then(|real| self.place(real))
            .map(|(place, _)| place.collapsed());
        self.contain(given.as_ref(), resolved.as_ref(), real.is_some());
        self.spell(given.as_ref(), resolved.as_ref());
        let mut found: Vec<(Hit, View<'t>)> = Vec::new();
        for text in texts {
            self.read(text, &mut found);
        }
        if let (Some(resolved), Some(Ok(_))) = (resolved, real) {
            let tags = match given.as_ref().is_some_and(|given| same_place(given, &resolved)) {
                true => Tags::NONE,
                false => Tags::LINK,
            };
            let plain = Place {
                components: resolved.components.iter().map(|c| Component { at: None, ..*c }).collect(),
                ..resolved
            };
            self.look(&plain, false, tags, &mut found);
        }
        self.report(found);
        self.hazards(given.as_ref());
    }

    /// Says what is wrong with the names of the path on its platform.
    fn wrong(&self, main: &Text<'_>) -> Option<&'static str> {
        let platform = self.workspace.platform;
        let lexed = match main.source.lex(platform, separators(platform, &main.source)) {
            Ok(lexed) => lexed,
            Err(why) => return Some(why),
        };
        if main.source.uri
            && let Some(why) = refuse::text(&main.source.text)
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
        refuse::reordered(self.about.path).or(ends)
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

    /// Looks at every reading of one text.
    fn read<'t>(&mut self, text: &'t Text<'t>, found: &mut Vec<(Hit, View<'t>)>)
    where
        'a: 't,
    {
        let platform = self.workspace.platform;
        let sure = separators(platform, &text.source);
        let both = sure == Separators::Slash && text.source.text.contains('\\');
        let ways = [Some(sure), both.then_some(Separators::Both)];
        for separators in ways.into_iter().flatten() {
            let placed = self.placed(&text.source, separators).or_else(|| self.roughly(&text.source));
            let Some((place, (folder, tags))) = placed else { continue };
            if matches!(place.volume, Volume::Share(_))
                && let Some((rough, (folder, tags))) = self.roughly(&text.source)
            {
                // The names of a server and a share are no names of files, but the literal rule reads them too.
                self.look(&rough.without_parents(), folder, tags.and(text.tags), found);
            }
            let mut tags = tags.and(text.tags);
            if separators != sure {
                tags = tags.and(Tags::SEPARATOR);
            }
            let climbs = place.components.iter().any(|component| component.text == "..");
            if climbs {
                self.look(&place.clone().without_parents(), folder, tags, found);
                self.look(&place.collapsed(), folder, tags, found);
            } else {
                self.look(&place, folder, tags, found);
            }
        }
    }

    /// Takes a text that is no valid path apart as far as it goes, so that a protected name in it is still seen.
    fn roughly<'t>(&self, source: &'t Source<'t>) -> Option<(Place<'t>, (bool, Tags))>
    where
        'a: 't,
    {
        let lexed = source.lex_roughly();
        Some((Place::of(&lexed, &self.ground.base, None), (lexed.folder, Tags::PREFIX)))
    }

    fn look<'t>(&mut self, place: &Place<'t>, folder: bool, tags: Tags, found: &mut Vec<(Hit, View<'t>)>)
    where
        'a: 't,
    {
        let root = self.ground.root_of(place).map(|root| root.components.len());
        let below = root.unwrap_or(0);
        // What may lie in the workspace under another spelling is protected as if it did, and below every root alike.
        let roots = self.ground.roots_of(place, self.protection.depth);
        let home = match (self.protection.speaks_of_home(), &place.volume) {
            (false, _) => None,
            // Nobody knows the home folder, but the path says that it lies there.
            (true, Volume::Unknown) => tags.has(Tags::HOME).then_some(Home::Below(0)),
            (true, _) => self.ground.home_of(place, self.protection.depth),
        };
        let texts = Texts { place, roots: &roots, inside: root.is_some(), home };
        let view = View::new(place, below, folder, tags, self.protection.depth);
        let (readings, all) = self.protection.readings(&view);
        self.find(view, &texts, folder, &[], found);
        for stand_ins in readings {
            let tags = tags.and(Tags::SHORT_NAME);
            let view = View::with(place, below, folder, tags, self.protection.depth, &stand_ins);
            self.find(view, &texts, folder, &stand_ins, found);
        }
        if !all {
            self.too_many();
        }
    }

    /// Asks everything that the policy says about one reading.
    fn find<'t>(
        &mut self,
        view: View<'t>,
        texts: &Texts<'_>,
        folder: bool,
        stand_ins: &[(usize, &str)],
        found: &mut Vec<(Hit, View<'t>)>,
    ) {
        let reads = self.access.reads();
        if reads {
            texts.roots.iter().for_each(|root| self.ignore(texts.place, *root, folder, stand_ins));
        }
        let mut hits = Vec::new();
        self.protection.hits(&view, texts, self.access.reach(), &mut hits);
        hits.retain(|hit| reads == (self.scope(hit) == RuleScope::Read));
        found.extend(hits.into_iter().map(|hit| (hit, view.clone())));
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

    /// Tells whether the rule leaves the exact spelling alone. A path that the host resolved elsewhere is not left alone.
    fn excluded(&self, hit: &Hit) -> bool {
        let Which::Rule(index) = hit.which else { return false };
        let Some(rule) = self.protection.rules.get(index).filter(|rule| !rule.unless.is_empty()) else {
            return false;
        };
        let Some(absolute) = self.out.absolute() else { return false };
        rule.unless.find(self.out.relative(), absolute, self.at_home.as_deref()).is_some()
    }
}

fn same_place(a: &Place<'_>, b: &Place<'_>) -> bool {
    a.volume == b.volume
        && a.components.len() == b.components.len()
        && a.components.iter().zip(&b.components).all(|(a, b)| a.text == b.text)
}
