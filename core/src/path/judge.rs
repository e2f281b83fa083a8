//! Judging one path: refuse, read in every plausible way, match, contain, and keep every finding.

use super::lexer::{Separators, Volume};
use super::listed::Reach;
use super::message::{About, reason};
use super::place::{Comparison, Place};
use super::plain;
use super::protection::{Hit, Protection, RuleScope, Texts, Which};
use super::readings::{Ground, Surroundings, Text, separators, texts};
use super::refuse;
use super::shortname::{self, ShortFamily};
use super::source::Source;
use super::view::View;
use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;
use crate::fold::{Depth, Tags, folded, trimmed_length};
use crate::ignore::{IgnoreMatch, IgnoreRules};
use crate::operation::{PathArgument, ResolveStatus};
use crate::profile::Profile;
use crate::span::Span;
use crate::text::quote;
use crate::workspace::{Platform, Workspace};

/// What an operation does with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Creates the file or puts another in its place.
    Create,
    /// Changes the content of a file.
    Write,
    /// Deletes it.
    Delete {
        /// Whether everything below a folder goes too.
        recursive: bool,
    },
    /// Moves it away.
    MoveFrom,
    /// Moves something to it.
    MoveTo,
    /// Reads a file.
    Read,
    /// Searches a file or folder.
    Search,
}

impl Access {
    /// Tells whether the operation changes this path alone and reads nothing that could be hidden.
    pub(crate) fn is_simple(self) -> bool {
        matches!(self, Self::Create | Self::Write | Self::MoveTo)
    }

    /// Tells whether the operation only reads.
    pub(crate) fn reads(self) -> bool {
        matches!(self, Self::Read | Self::Search)
    }

    fn reach(self) -> Reach {
        match self {
            Self::Delete { recursive: true } | Self::MoveFrom => Reach::Below,
            Self::Delete { recursive: false }
            | Self::Create
            | Self::Write
            | Self::MoveTo
            | Self::Read
            | Self::Search => Reach::Itself,
        }
    }

    /// Tells whether the operation follows a link at the end of the path.
    fn follows(self) -> bool {
        match self {
            Self::Create | Self::Write | Self::Read | Self::Search => true,
            Self::Delete { .. } | Self::MoveFrom | Self::MoveTo => false,
        }
    }
}

/// What is found about one path.
///
/// Invariant: `reasons` are sorted strictest first; an empty list means that nothing speaks against the path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// Every finding. A finding that only informs has the effect `allow`.
    pub reasons: Vec<Reason>,
    /// The normalised absolute path that the host should use; nothing where the path is invalid or unknown.
    pub target: Option<String>,
    /// Whether the path lies in the workspace, as given and as resolved.
    pub inside: bool,
    /// The rule of the policy that allows the path by its exact spelling.
    pub allowed_by: Option<RuleReference>,
    /// The absolute path with `/` between the names, where that is not the target already.
    slashed: Option<String>,
    /// The byte of the absolute path where the names below the root begin.
    below: Option<usize>,
}

impl Judgement {
    /// Returns the absolute path, exactly spelled, with `/` between the names.
    #[must_use]
    pub fn absolute(&self) -> Option<&str> {
        self.slashed.as_deref().or(self.target.as_deref())
    }

    /// Returns the path below its root, exactly spelled, with `/` between the names; nothing outside the workspace.
    #[must_use]
    pub fn relative(&self) -> Option<&str> {
        let absolute = self.absolute()?;
        Some(absolute.get(self.below?..).unwrap_or_default())
    }

    /// Makes the judgement of a path inside the workspace that nothing speaks about.
    pub(crate) fn free(target: String, below: usize) -> Self {
        Self { target: Some(target), below: Some(below), inside: true, ..Self::default() }
    }

    /// Returns the strictest effect found, `allow` where nothing was.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.reasons.iter().map(|reason| reason.effect).max().unwrap_or(Effect::Allow)
    }
}

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
    };
    judging.run(&texts, real.as_ref());
    let Judging { out: mut judged, .. } = judging;
    judged.reasons.sort_by(|a, b| b.effect.cmp(&a.effect).then(rank(a.code).cmp(&rank(b.code))));
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
                lexed.is_ok_and(|lexed| matches!(lexed.start, super::lexer::Start::Absolute(_)))
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
                components: resolved
                    .components
                    .iter()
                    .map(|c| super::lexer::Component { at: None, ..*c })
                    .collect(),
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
        if lexed.start == super::lexer::Start::Home {
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
        let lexed = super::lexer::lex_names(&source.text, 0, super::lexer::Start::Relative, Separators::Both);
        Some((Place::of(&lexed, &self.ground.base, None), (lexed.folder, Tags::PREFIX)))
    }

    fn look<'t>(&mut self, place: &Place<'t>, folder: bool, tags: Tags, found: &mut Vec<(Hit, View<'t>)>)
    where
        'a: 't,
    {
        let root = self.ground.root_of(place);
        let below = root.map_or(0, |root| root.components.len());
        if root.is_some() && self.access.reads() {
            self.ignore(place, below, folder);
        }
        let view = View::new(place, below, folder, tags, self.protection.depth);
        let relative = root.map(|_| place.joined_from(below));
        let absolute = absolute(place);
        let home =
            self.ground.home.as_ref().filter(|home| {
                self.protection.speaks_of_home() && home.contains(place, self.ground.comparison)
            });
        let home = home.map(|home| format!("~/{}", place.joined_from(home.components.len())));
        let texts = Texts { relative: relative.as_deref(), absolute: &absolute, home: home.as_deref() };
        let mut hits = Vec::new();
        if self.access.reads() {
            self.protection.hits(&view, &texts, Reach::Itself, &mut hits);
            hits.retain(|hit| self.scope(hit) == RuleScope::Read);
        } else {
            self.protection.hits(&view, &texts, self.access.reach(), &mut hits);
            hits.retain(|hit| self.scope(hit) != RuleScope::Read);
        }
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
        found.sort_by_key(|(hit, view)| (hit.which, hit.tags.and(view.tags).count()));
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
        rule.unless.find(self.out.relative(), absolute).is_some()
    }

    fn contain(&mut self, given: Option<&Place<'_>>, resolved: Option<&Place<'_>>, has_real: bool) {
        let inside =
            |place: Option<&Place<'_>>| place.is_some_and(|place| self.ground.root_of(place).is_some());
        let given_inside =
            inside(given) || (given.is_some_and(is_magic) && self.argument.status == ResolveStatus::Full);
        self.out.inside = given_inside && (!has_real || inside(resolved));
    }

    /// Sets the spellings of the path.
    fn spell(&mut self, given: Option<&Place<'_>>, resolved: Option<&Place<'_>>) {
        let trusted = matches!(self.argument.status, ResolveStatus::Full | ResolveStatus::Ancestor);
        let place = match resolved {
            Some(resolved) if trusted && self.access.follows() => Some(resolved),
            Some(_) | None => given,
        };
        let Some(place) = place.filter(|place| place.volume != Volume::Unknown) else { return };
        if self.out.reasons.iter().any(|reason| reason.effect == Effect::Deny) {
            return;
        }
        let root = self.ground.root_of(place);
        let relative = root.map(|root| place.joined_from(root.components.len()));
        let absolute = absolute(place);
        let scope = if self.access.reads() { RuleScope::Read } else { RuleScope::Write };
        let allowing = self.protection.allowing.iter().find_map(|(patterns, index)| {
            let rule = self.protection.rules.get(*index).filter(|rule| rule.scope == scope)?;
            patterns.find(relative.as_deref(), &absolute).map(|_| rule.reference.clone())
        });
        self.out.allowed_by = allowing;
        self.out.below = relative.map(|relative| absolute.len().saturating_sub(relative.len()));
        let target = target(place, self.workspace.platform);
        self.out.slashed = (target != absolute).then_some(absolute);
        self.out.target = Some(target);
    }

    /// Adds the findings that are no match of a pattern.
    fn hazards(&mut self, given: Option<&Place<'_>>) {
        if self.access.reads() {
            return;
        }
        let hardened = self.protection.profile == Profile::Hardened;
        let effect = if hardened { Effect::Ask } else { Effect::Allow };
        let path = quote(self.about.path);
        let span = Span::new(0, self.about.path.len());
        let mut add = |code, effect, message: String| {
            self.out.reasons.push(Reason::new(code, effect, message).with_subject(self.about.field, span));
        };
        if !self.out.inside {
            add("outside-workspace", effect, format!("{path} lies outside the workspace"));
        }
        if self.argument.status == ResolveStatus::Failed {
            add(
                "unresolved-path",
                effect,
                format!("the host could not resolve {path}, so that a link in it may lead elsewhere"),
            );
        }
        if self.argument.hard_links.is_some_and(|links| links > 1) && self.access == Access::Write {
            add("hard-link", effect, format!("{path} has other names, which change with it"));
        }
        let Some(given) = given else { return };
        let below = self.ground.root_of(given).map_or(0, |root| root.components.len());
        let generated =
            given.components.iter().skip(below).any(|component| shortname::looks_generated(component.text));
        let resolved = self.argument.real_path.is_some();
        if hardened && generated && !resolved && self.workspace.platform == Platform::Windows {
            add("short-name", Effect::Ask, format!("{path} may be a generated short name of another file"));
        }
        let holds_root = self.ground.roots.iter().any(|root| given.contains(root, self.ground.comparison));
        if holds_root && self.access.reach() == Reach::Below {
            add("protected-path", Effect::Ask, format!("{path} holds a root of the workspace"));
        }
    }

    /// Adds the finding that an ignore line hides the path in this reading.
    fn ignore(&mut self, place: &Place<'_>, below: usize, folder: bool) {
        let names: Vec<&str> = place.components.iter().skip(below).map(|component| component.text).collect();
        for (source, rules) in &self.protection.ignore {
            let searched = (self.access == Access::Search).then(|| rules.find(&names, true)).flatten();
            let found = searched.or_else(|| rules.find(&names, folder));
            let Some(found) = found.or_else(|| shortened(rules, &names)) else { continue };
            let index = u32::try_from(found.index).unwrap_or(u32::MAX);
            let known = |reason: &Reason| {
                reason
                    .rule
                    .as_ref()
                    .is_some_and(|rule| rule.source == *source && rule.list.as_deref() == Some("ignore"))
            };
            if self.out.reasons.iter().any(known) {
                continue;
            }
            let reference = RuleReference {
                source: *source,
                index,
                list: Some("ignore".to_owned()),
                pattern: found.line.to_owned(),
                id: None,
                reason: None,
            };
            let message =
                format!("{} is hidden by the ignore line {}", quote(self.about.path), quote(found.line));
            let mut reason = Reason::new("ignored-path", Effect::Deny, message).with_rule(reference);
            if found.folded {
                reason.disguises.push("case");
            }
            self.out.reasons.push(reason.with_subject(self.about.field, Span::new(0, self.about.path.len())));
        }
    }
}

/// Finds a line whose name one of `names` may be a generated short name of.
fn shortened<'r>(rules: &'r IgnoreRules, names: &[&str]) -> Option<IgnoreMatch<'r>> {
    names.iter().filter(|name| name.contains('~')).find_map(|name| {
        let folded = folded(name, Depth::Full);
        let short = shortname::parse(folded.get(..trimmed_length(&folded).0)?)?;
        let mut lines = rules.plain_names();
        lines
            .find(|(_, name)| ShortFamily::of(name).is_some_and(|family| family.contains(short)))
            .map(|(line, _)| line)
    })
}

/// Tells whether a place is one that leads back into a workspace under another name.
fn is_magic(place: &Place<'_>) -> bool {
    let names: Vec<&str> = place.components.iter().map(|component| component.text).take(3).collect();
    match (&place.volume, names.as_slice()) {
        (
            Volume::Posix,
            ["proc", _, "root" | "cwd" | "fd", ..] | ["dev", "fd", ..] | ["System", "Volumes", "Data", ..],
        ) => true,
        (Volume::Posix, ["mnt", drive, ..]) => drive.len() == 1,
        (Volume::Share(share), _) => share.ends_with('$'),
        (Volume::Posix | Volume::Drive(_) | Volume::Uri(_) | Volume::Unknown, _) => false,
    }
}

fn same_place(a: &Place<'_>, b: &Place<'_>) -> bool {
    a.volume == b.volume
        && a.components.len() == b.components.len()
        && a.components.iter().zip(&b.components).all(|(a, b)| a.text == b.text)
}

/// Writes a place with `/` between the names.
fn absolute(place: &Place<'_>) -> String {
    match &place.volume {
        Volume::Share(share) => {
            let (server, share) = share.split_once('\\').unwrap_or((share, ""));
            format!("//{server}/{share}/{}", place.joined_from(0))
        }
        Volume::Posix | Volume::Drive(_) | Volume::Uri(_) | Volume::Unknown => place.spelled(Platform::Posix),
    }
}

/// Writes a place as the host should use it.
fn target(place: &Place<'_>, platform: Platform) -> String {
    if platform != Platform::Windows {
        return place.spelled(platform);
    }
    let components = place.components.iter().map(|component| super::lexer::Component {
        text: component.text.trim_end_matches(['.', ' ']),
        at: None,
    });
    Place { volume: place.volume.clone(), components: components.collect() }.spelled(platform)
}
