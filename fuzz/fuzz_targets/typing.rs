//! Four texts, parted by zero bytes: before the agent, after it, and two that the person left there since. The review is
//! refreshed and decided in every way that it offers, the plan meets no conflict, and it does what was decided.

#![no_main]

use countersign::{Choice, FileState, HunkKind, Mode, Operation, PlanRequest, Scope, Session, Snapshot, Target};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let texts: Vec<&[u8]> = input.splitn(4, |byte| *byte == 0).collect();
    let [old, new, typed, last] = texts[..] else { return };
    if last.contains(&0) || input.len() > 4096 {
        return;
    }
    let file = |text: &[u8]| [Snapshot::new("a", FileState::file(text, false))];
    let mut session = Session::new(Mode::Supervised, true);
    session.begin_turn(None).unwrap();
    let operation = Operation::ReplaceText { path: "a".into(), cwd: None };
    session.record(&operation, &file(old), &file(new)).unwrap();
    session.end_turn().unwrap();
    session.refresh(&file(typed)).unwrap();
    session.refresh(&file(last)).unwrap();
    let again = session.clone();
    assert!(session.refresh(&file(last)).unwrap().is_empty());
    assert_eq!(session, again);
    for way in 0..3usize {
        let mut session = session.clone();
        let mut wanted: Vec<&[u8]> = last.split_inclusive(|byte| *byte == b'\n').collect();
        let changes = session.changes(&Scope::Turn).unwrap().changes;
        let hunks = changes.iter().flat_map(|change| &change.hunks);
        let mut is_exact = true;
        for hunk in hunks.rev() {
            let choice = hunk.choices[(way + hunk.added.as_slice().len()) % hunk.choices.len()];
            session.decide(choice, &Target::Hunk(hunk.id.unwrap())).unwrap();
            match (&hunk.kind, choice) {
                (HunkKind::Lines { new, .. }, Choice::Reject | Choice::DropMine) => {
                    assert_eq!(wanted[new.clone()].concat(), hunk.added.as_slice());
                    wanted.splice(new.clone(), [hunk.removed.as_slice()]);
                }
                (_, Choice::Accept) => {}
                _ => is_exact = false,
            }
        }
        let plan = session.plan(&PlanRequest::Apply, false, &file(last)).unwrap();
        assert_eq!(plan.conflicts, []);
        let got = plan.steps.first().map_or(FileState::file(last, false), |step| step.state.clone());
        if is_exact {
            assert_eq!(got, FileState::file(&wanted.concat(), false));
        }
        assert!(session.replays());
        session.confirm().unwrap();
        assert_eq!(session.state().as_str(), "idle");
        let FileState::File { .. } = got else { panic!("the file is gone") };
        let revert = session.plan(&PlanRequest::RevertTurn, true, &[Snapshot::new("a", got)]);
        assert!(revert.is_ok());
        assert_eq!(Session::load(&session.save()).as_ref(), Ok(&session));
    }
});
