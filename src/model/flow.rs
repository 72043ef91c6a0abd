//! The event flow: who told whom, step by step.

use crate::text::LocalText;
use serde::Deserialize;

/// One case, from report to closure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// For example `event-flow`.
    pub id: String,
    /// The case.
    pub title: LocalText,
    /// Id of the observation that says how long it took.
    pub duration: String,
    /// Who takes part.
    pub nodes: Vec<FlowNode>,
    /// What passes between them, in the order told.
    pub edges: Vec<FlowEdge>,
    /// What to know when reading it.
    pub notes: Vec<LocalText>,
}

/// Somebody or something that takes part.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowNode {
    /// For example `grid-worker`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// `person`, `platform`, `organisation`, `institution`, `department` or `state`.
    pub kind: FlowNodeKind,
    /// Paragraph of the report.
    pub paragraph: u16,
}

/// Sorts of participants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FlowNodeKind {
    Person,
    Platform,
    Organisation,
    Institution,
    Department,
    State,
}

/// One passing-on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowEdge {
    /// Id of the node it comes from.
    pub from: String,
    /// Id of the node it goes to.
    pub to: String,
    /// What is done, in our own words.
    pub text: LocalText,
    /// `report`, `dispatch`, `use` or `act`.
    pub kind: FlowEdgeKind,
    /// Paragraph of the report.
    pub paragraph: u16,
    /// 1-based; equal steps happen side by side.
    pub step: u8,
    /// True where the edge is our reading rather than the report's word.
    #[serde(default)]
    pub reading: bool,
}

/// Sorts of passing-on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FlowEdgeKind {
    Report,
    Dispatch,
    Use,
    Act,
}
