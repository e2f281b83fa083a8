//! A host on `std::fs`: it tells a session what stands in the files, carries out its plans, keeps the journal, and
//! resolves paths for decisions. Meant to be copied; `docs/hosts.md` says what every host must do and why.
//!
//! It knows nothing of policies, and decides nothing: what a plan holds is the session's, this crate only carries it
//! out or leaves everything as it was.
//!
//! ```
//! use countersign::{Mode, Operation, PlanRequest, Session};
//! use countersign_rust_host::{Apply, Host, Recover};
//! # let folder = std::env::temp_dir().join(format!("countersign-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(folder.join("ws")).unwrap();
//! let host = Host::open(folder.join("ws"), folder.join("state")).unwrap();
//! let mut session = Session::new(Mode::Autopilot, true);
//! host.recover(&mut session, Recover::default()).unwrap();
//!
//! session.begin_turn(None).unwrap();
//! let operation = Operation::WriteFile { path: "notes/a.txt".into(), cwd: None };
//! let paths = host.touched(&operation).unwrap();
//! host.record(&mut session, &operation, &paths, || {
//!     std::fs::create_dir(host.root().join("notes"))?;
//!     std::fs::write(host.root().join("notes/a.txt"), "hello\n")
//! })
//! .unwrap()
//! .unwrap();
//! session.end_turn().unwrap();
//!
//! let plan = host.apply(&mut session, &PlanRequest::RevertTurn, Apply::default()).unwrap();
//! assert_eq!(plan.steps.len(), 2);
//! assert!(!host.root().join("notes").exists());
//! # std::fs::remove_dir_all(folder).unwrap();
//! ```

mod error;
mod folder;
mod host;
mod open;
mod perform;
mod resolve;
mod store;
mod tree;

pub use error::{HostError, HostErrorCode};
pub use host::{Apply, Host, Progress, Recover, Recovered};
pub use resolve::Resolved;
