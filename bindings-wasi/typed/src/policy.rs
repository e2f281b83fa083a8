//! The resource `policy`.

use countersign::{Layer, LayerSource, Policy, Problem};

use crate::Component;
use crate::bindings::exports::countersign::policy::policies as wit;
use crate::from_core;
use crate::to_core;

/// A policy behind a handle.
pub(crate) struct Held(Policy);

impl wit::Guest for Component {
    type Policy = Held;

    fn version() -> String {
        countersign::VERSION.to_owned()
    }
}

fn keep(result: Result<Policy, Vec<Problem>>) -> Result<wit::Policy, wit::Refusal> {
    match result {
        Ok(policy) => Ok(wit::Policy::new(Held(policy))),
        Err(problems) => Err(wit::Refusal { problems: problems.iter().map(from_core::problem).collect() }),
    }
}

fn layer(layer: wit::Layer) -> Layer {
    let wit::Layer { source, text, may_loosen } = layer;
    let source = match source {
        wit::LayerSource::Managed => LayerSource::Managed,
        wit::LayerSource::User => LayerSource::User,
        wit::LayerSource::Workspace => LayerSource::Workspace,
        wit::LayerSource::Session => LayerSource::Session,
    };
    Layer { source, text, may_loosen }
}

impl wit::GuestPolicy for Held {
    fn parse(document: String) -> Result<wit::Policy, wit::Refusal> {
        keep(Policy::parse(&document))
    }

    fn layers(layers: Vec<wit::Layer>) -> Result<wit::Policy, wit::Refusal> {
        let layers: Vec<Layer> = layers.into_iter().map(layer).collect();
        keep(Policy::layers(&layers))
    }

    fn decide(&self, operation: wit::Operation, workspace: wit::Workspace) -> wit::Decision {
        let decision = self.0.decide(&to_core::operation(operation), &to_core::workspace(workspace));
        from_core::decision(decision)
    }

    fn decide_many(&self, operations: Vec<wit::Operation>, workspace: wit::Workspace) -> Vec<wit::Decision> {
        let workspace = to_core::workspace(workspace);
        let decide =
            |operation| from_core::decision(self.0.decide(&to_core::operation(operation), &workspace));
        operations.into_iter().map(decide).collect()
    }

    fn audit(
        &self,
        before: wit::PolicyBorrow<'_>,
        operations: Vec<wit::Operation>,
        workspace: wit::Workspace,
    ) -> wit::Audit {
        let history: Vec<_> = operations.into_iter().map(to_core::operation).collect();
        let before = &before.get::<Self>().0;
        from_core::audit(self.0.audit(before, &history, &to_core::workspace(workspace)))
    }

    fn lint(&self) -> Vec<wit::Problem> {
        self.0.lint().iter().map(from_core::problem).collect()
    }

    fn notices(&self) -> Vec<wit::Problem> {
        self.0.notices().iter().map(from_core::problem).collect()
    }

    fn profile(&self) -> wit::Profile {
        match self.0.profile() {
            countersign::Profile::Kiro => wit::Profile::Kiro,
            countersign::Profile::Hardened => wit::Profile::Hardened,
        }
    }

    fn mode(&self) -> wit::Mode {
        match self.0.mode() {
            countersign::Mode::Autopilot => wit::Mode::Autopilot,
            countersign::Mode::Supervised => wit::Mode::Supervised,
        }
    }
}
