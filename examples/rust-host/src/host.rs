//! The host: snapshots, records, plans carried out with a journal, and the recovery of a plan that was cut off.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use countersign::{
    FileState, Operation, OutcomeKind, PathOutcome, Plan, PlanRequest, Session, SessionErrorCode,
    SessionState, Snapshot, Step,
};

use crate::error::{HostError, HostErrorCode};
use crate::store::{JOURNAL, Kept, SESSION, Store};
use crate::tree::Tree;

/// A host that looks after the files below one folder.
///
/// Paths of snapshots, steps and errors are relative to that folder, their names parted by `/`.
///
/// Invariant: after every call that succeeds, the host's own folder holds the session as it stands; while a plan
/// is being carried out, it holds the journal too.
#[derive(Debug)]
pub struct Host {
    pub(crate) tree: Tree,
    store: Store,
}

/// What is told about a plan: the number of steps done, and all steps.
pub type Progress<'a> = &'a mut dyn FnMut(usize, &[Step]);

/// How a plan is carried out.
#[derive(Default)]
pub struct Apply<'a> {
    /// Whether to do the rest where some paths are in conflict.
    pub partial: bool,
    /// Called before each step and after the last.
    pub progress: Option<Progress<'a>>,
}

impl fmt::Debug for Apply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Apply").field("partial", &self.partial).finish_non_exhaustive()
    }
}

/// What to do about a plan that was cut off; where nothing is said, it is finished whole or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recover {
    /// Whether it is taken back instead of finished.
    pub back: bool,
    /// Whether to leave paths as they are that changed since, and do the rest.
    pub partial: bool,
}

/// What was found at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovered {
    /// Whether there was a saved session, which the session now is.
    pub loaded: bool,
    /// The steps that were still to be done and what was left as it is, where a plan had been cut off.
    pub plan: Option<Plan>,
}

impl Host {
    /// Looks after the files below `root`; `store` is the host's own folder, which is made where there is none.
    /// It holds file contents and belongs outside `root`, where no agent writes. One host at a time uses it.
    ///
    /// Names are taken to differ by case alone, but for macOS and Windows; see [`Host::case_insensitive`].
    ///
    /// # Errors
    /// What the system says.
    pub fn open(root: impl AsRef<Path>, store: impl AsRef<Path>) -> Result<Self, HostError> {
        let root = root.as_ref();
        let real = root.canonicalize();
        let real = real.map_err(|error| HostError::io("open", &root.to_string_lossy(), &error))?;
        let case_sensitive = !cfg!(any(target_os = "macos", windows));
        Ok(Self { tree: Tree { root: real, case_sensitive }, store: Store::open(store.as_ref())? })
    }

    /// Takes names to be found in any case. The session must be told the same.
    #[must_use]
    pub fn case_insensitive(mut self) -> Self {
        self.tree.case_sensitive = false;
        self
    }

    /// Takes names to differ by case alone. The session must be told the same.
    #[must_use]
    pub fn case_sensitive(mut self) -> Self {
        self.tree.case_sensitive = true;
        self
    }

    /// Returns the folder that the host looks after, resolved: what belongs in `roots` of the workspace.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.tree.root
    }

    /// Returns what stands at every path. No link is followed: below one, nothing stands.
    ///
    /// # Errors
    /// `bad-path`, `unsupported`, and what the system says.
    pub fn snapshot(&self, paths: &[String]) -> Result<Vec<Snapshot>, HostError> {
        self.tree.snapshot(paths)
    }

    /// Runs an operation and records what it changed at `paths`, below them and above them. [`Host::touched`] says
    /// which paths an operation names; for a command, name the folders that it may change.
    ///
    /// # Errors
    /// `not-running` and `unfinished-plan`, before anything runs; else as [`Host::snapshot`]. What `run` returns is
    /// handed on, and recorded also where it failed.
    pub fn record<T>(
        &self,
        session: &mut Session,
        operation: &Operation,
        paths: &[String],
        run: impl FnOnce() -> T,
    ) -> Result<T, HostError> {
        self.must_be_finished()?;
        if session.state() != SessionState::Running {
            let code = HostErrorCode::Session(SessionErrorCode::NotRunning);
            return Err(HostError::new(code, "", "no turn is running"));
        }
        let before = self.around(paths)?;
        let modes: Vec<_> = before.iter().map(|snapshot| self.tree.mode(&snapshot.path)).collect();
        let result = run();
        let after = self.around(paths)?;
        let all: BTreeSet<&String> = before.iter().chain(&after).map(|snapshot| &snapshot.path).collect();
        let find = |list: &[Snapshot], path: &str| {
            let found = list.iter().find(|snapshot| snapshot.path == path);
            found.map_or(FileState::Absent, |snapshot| snapshot.state.clone())
        };
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for path in all {
            let (was, is) = (find(&before, path), find(&after, path));
            if was != is || paths.contains(path) {
                old.push(Snapshot::new(path, was));
                new.push(Snapshot::new(path, is));
            }
        }
        let lost = before.iter().zip(modes).filter(|(was, _)| is_lost(&was.state, &find(&after, &was.path)));
        self.store.note_modes(lost.filter_map(|(was, mode)| Some((was.path.clone(), mode?))))?;
        session.record(operation, &old, &new)?;
        self.store.write(SESSION, &session.save())?;
        Ok(result)
    }

    /// Keeps the session in the host's folder; to be called after a turn began or ended and after decisions.
    ///
    /// # Errors
    /// `unfinished-plan`, and what the system says.
    pub fn save(&self, session: &Session) -> Result<(), HostError> {
        self.must_be_finished()?;
        self.store.write(SESSION, &session.save())
    }

    /// Makes a plan, to be shown; [`Host::apply`] makes its own.
    ///
    /// # Errors
    /// As [`Session::plan`] and [`Host::snapshot`].
    pub fn plan(
        &self,
        session: &mut Session,
        request: &PlanRequest,
        partial: bool,
    ) -> Result<Plan, HostError> {
        let mut observed = self.tree.snapshot(&self.needed(session, request)?)?;
        let plan = session.plan(request, partial, &observed)?;
        // What lies in a folder that a file is to replace must be known too, and is seldom asked for.
        let mut below = Vec::new();
        for step in plan.steps.iter().filter(|step| is_replaced(step, &plan.steps)) {
            below.extend(self.tree.below(&step.path)?);
        }
        below.retain(|path| !observed.iter().any(|snapshot| snapshot.path == *path));
        if below.is_empty() {
            return Ok(plan);
        }
        observed.extend(self.tree.snapshot(&below)?);
        Ok(session.plan(request, partial, &observed)?)
    }

    /// Plans, carries the plan out and confirms it. All of it is done or, where a step cannot be, none of it. The
    /// plan that comes back holds the steps that were done; where it has conflicts and is not partial, nothing was.
    ///
    /// # Errors
    /// `unfinished-plan`; as [`Host::plan`]; what the system says, such as `disk-full`, after which the files are as
    /// before. Where even that fails, or what fails after the last step is the host's own folder (the error names it),
    /// the journal stays for [`Host::recover`].
    pub fn apply(
        &self,
        session: &mut Session,
        request: &PlanRequest,
        mut options: Apply<'_>,
    ) -> Result<Plan, HostError> {
        self.must_be_finished()?;
        if let PlanRequest::Resume { .. } = request {
            let code = HostErrorCode::Session(SessionErrorCode::InvalidRequest);
            return Err(HostError::new(code, "", "a plan that was cut off is for `recover`"));
        }
        let plan = self.plan(session, request, options.partial)?;
        if !plan.conflicts.is_empty() && !options.partial {
            return Ok(plan);
        }
        let changed = self.unexpected(&plan.steps)?;
        if !changed.is_empty() {
            session.abandon(&changed)?;
            return Ok(conflicts(changed));
        }
        let lost = plan.steps.iter().filter(|step| is_lost(&step.expect, &step.state));
        self.store
            .note_modes(lost.filter_map(|step| Some((step.path.clone(), self.tree.mode(&step.path)?))))?;
        if let Err(error) = self.store.write(JOURNAL, &session.save()) {
            // It may stand there all the same, and no step of it was begun.
            if self.store.has(JOURNAL) {
                self.store.remove(JOURNAL)?;
            }
            session.abandon(&[])?;
            return Err(error);
        }
        let kept = self.store.kept()?;
        for (done, step) in plan.steps.iter().enumerate() {
            if let Some(progress) = &mut options.progress {
                progress(done, &plan.steps);
            }
            let Err(error) = self.tree.perform(step, &kept) else { continue };
            // What the system refused may have happened all the same, only not for good.
            let begun = if error.code == HostErrorCode::Conflict { done } else { done + 1 };
            self.take_back(plan.steps.get(..begun).unwrap_or_default(), &kept)?;
            if error.code != HostErrorCode::Conflict {
                session.abandon(&[])?;
                self.finish(session)?;
                return Err(error);
            }
            let changed: BTreeSet<String> =
                self.unexpected(&plan.steps)?.into_iter().chain(error.paths).collect();
            let changed: Vec<String> = changed.into_iter().collect();
            session.abandon(&changed)?;
            self.finish(session)?;
            return Ok(conflicts(changed));
        }
        if let Some(progress) = &mut options.progress {
            progress(plan.steps.len(), &plan.steps);
        }
        session.confirm()?;
        self.finish(session)?;
        Ok(plan)
    }

    /// Takes up where the last process stopped: to be called once at the start, with a new session. It becomes the
    /// saved one where there is one, and a plan that was cut off is dealt with as asked.
    ///
    /// # Errors
    /// `corrupt`, `unknown-version`; `conflict` where a path is neither as before the plan nor as after it and
    /// nobody asked for the rest alone; what the system says. The journal stays.
    pub fn recover(&self, session: &mut Session, options: Recover) -> Result<Recovered, HostError> {
        let Some(journal) = self.store.read(JOURNAL)? else {
            let saved = self.store.read(SESSION)?;
            if let Some(bytes) = &saved {
                *session = Session::load(bytes)?;
            }
            return Ok(Recovered { loaded: saved.is_some(), plan: None });
        };
        *session = Session::load(&journal)?;
        let request = PlanRequest::Resume { back: options.back };
        let needed = self.needed(session, &request)?;
        let kept = self.store.kept()?;
        for path in &needed {
            self.tree.tidy(path, &kept.mark)?;
        }
        let plan = session.plan(&request, options.partial, &self.tree.snapshot(&needed)?)?;
        for step in &plan.steps {
            self.tree.perform(step, &kept)?;
        }
        session.confirm()?;
        self.finish(session)?;
        Ok(Recovered { loaded: true, plan: Some(plan) })
    }

    /// Returns the paths to be observed, in their spelling on disk.
    fn needed(&self, session: &Session, request: &PlanRequest) -> Result<Vec<String>, HostError> {
        let paths: BTreeSet<String> =
            session.needed(request)?.iter().map(|path| self.tree.spelled(path)).collect::<Result<_, _>>()?;
        Ok(paths.into_iter().collect())
    }

    /// Keeps the session, and drops the journal only then.
    fn finish(&self, session: &Session) -> Result<(), HostError> {
        self.store.write(SESSION, &session.save())?;
        self.store.remove(JOURNAL)
    }

    fn must_be_finished(&self) -> Result<(), HostError> {
        if self.store.has(JOURNAL) {
            let message = "a plan was cut off; `recover` it first";
            return Err(HostError::new(HostErrorCode::UnfinishedPlan, "", message));
        }
        Ok(())
    }

    /// Returns the paths that no longer hold what the first step about them expects.
    fn unexpected(&self, steps: &[Step]) -> Result<Vec<String>, HostError> {
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        for step in steps {
            let path = step.from.as_ref().unwrap_or(&step.path);
            if seen.insert(path) && self.tree.state(path)? != step.expect {
                found.insert(path.clone());
            }
            seen.insert(&step.path);
        }
        Ok(found.into_iter().collect())
    }

    /// Takes back steps, the last first. One that did nothing is passed over: the last may have failed, and a folder
    /// that was not empty was not removed.
    fn take_back(&self, begun: &[Step], kept: &Kept) -> Result<(), HostError> {
        for step in begun.iter().rev() {
            let (path, from) = match &step.from {
                Some(from) => (from.clone(), Some(step.path.clone())),
                None => (step.path.clone(), None),
            };
            if self.tree.state(&path)? != step.expect {
                let back = Step { path, from, expect: step.state.clone(), state: step.expect.clone() };
                self.tree.perform(&back, kept)?;
            }
        }
        Ok(())
    }

    /// Returns what stands at paths, at everything below them and at the folders above them.
    fn around(&self, paths: &[String]) -> Result<Vec<Snapshot>, HostError> {
        let mut all: BTreeSet<String> = BTreeSet::new();
        for path in paths {
            all.insert(path.clone());
            all.extend(path.match_indices('/').filter_map(|(at, _)| path.get(..at)).map(str::to_owned));
            all.extend(self.tree.below(path)?);
        }
        self.tree.snapshot(&all.into_iter().collect::<Vec<_>>())
    }
}

/// Tells whether a file, and with it its mode, is gone between two states.
fn is_lost(before: &FileState, after: &FileState) -> bool {
    matches!(before, FileState::File { .. }) && !matches!(after, FileState::File { .. })
}

/// Tells whether a step removes a folder that a later one replaces by something else.
fn is_replaced(step: &Step, steps: &[Step]) -> bool {
    let leaves = |state: &FileState| matches!(state, FileState::File { .. } | FileState::Symlink { .. });
    step.expect == FileState::Directory
        && step.state == FileState::Absent
        && steps.iter().any(|other| other.path == step.path && leaves(&other.state))
}

/// A plan of which nothing was done.
fn conflicts(paths: Vec<String>) -> Plan {
    let message = "it changed after the plan was made";
    let outcome = |path: &String| PathOutcome {
        path: path.clone(),
        kind: OutcomeKind::Conflict,
        message: message.to_owned(),
    };
    let outcomes = paths.iter().map(outcome).collect();
    let conflicts = paths.into_iter().map(|path| (path, message.to_owned())).collect();
    Plan { steps: Vec::new(), conflicts, outcomes }
}
