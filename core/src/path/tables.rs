//! Data that the path rules read: characters and names, no behaviour.

pub(crate) mod build;
pub(crate) mod compatible;
pub(crate) mod hardened;
