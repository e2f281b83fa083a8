//! The JSON Schema that editors complete a policy with.

/// The JSON Schema (draft 2020-12) of the policy document; a test holds it against the parser.
pub const SCHEMA: &str = include_str!("../../schema/policy.schema.json");
