//! The event flow: who informs whom, step by step.

use super::id::{FigureId, ObservationId};
use crate::text::{LocalText, Messages};
use serde::Deserialize;
use std::collections::BTreeSet;

/// One case, from report to closure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// That of its figure, for example `event-flow`.
    pub id: FigureId,
    /// Id of the observation that says how long it took.
    pub duration: ObservationId,
    /// Where they are, from the street upwards.
    pub lanes: Vec<Lane>,
    /// Who takes part.
    pub nodes: Vec<FlowNode>,
    /// What passes between them, in order.
    pub edges: Vec<FlowEdge>,
    /// What happens in each step, in a sentence: templates, the first for step 1.
    pub steps: Vec<LocalText>,
}

/// A level that participants belong to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// For example `street`.
    pub id: String,
    /// Name.
    pub name: LocalText,
}

/// Somebody or something that takes part.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowNode {
    /// For example `grid-worker`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// The name in pictures; it may have a line break.
    pub short: LocalText,
    /// Id of its lane.
    pub lane: String,
    /// `person`, `platform`, `organisation`, `institution`, `department` or `state`.
    pub kind: FlowNodeKind,
    /// Paragraph of the report.
    pub paragraph: u16,
}

impl FlowNode {
    /// True for the state in which the case is over.
    pub fn is_end(&self) -> bool {
        self.kind == FlowNodeKind::State
    }
}

/// Sorts of participants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
pub enum FlowEdgeKind {
    Report,
    Dispatch,
    Use,
    Act,
}

impl FlowEdgeKind {
    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        let [report, dispatch, uses, act] = words.flow_kinds;
        match self {
            FlowEdgeKind::Report => report,
            FlowEdgeKind::Dispatch => dispatch,
            FlowEdgeKind::Use => uses,
            FlowEdgeKind::Act => act,
        }
    }
}

impl Flow {
    /// The number of the last step.
    pub fn last_step(&self) -> u8 {
        self.edges.iter().map(|edge| edge.step).max().unwrap_or(0)
    }

    /// What passes in a step, in order: more than one edge where things happen side by side.
    pub fn passing(&self, step: u8) -> impl Iterator<Item = &FlowEdge> {
        self.edges.iter().filter(move |edge| edge.step == step)
    }

    /// Where the case ends.
    pub fn end(&self) -> Option<&FlowNode> {
        self.nodes.iter().find(|node| node.is_end())
    }

    /// The step after which a participant has all that leads to it; 0 for the first.
    pub fn reached(&self, node: &str) -> u8 {
        self.edges.iter().filter(|edge| edge.to == node).map(|edge| edge.step).max().unwrap_or(0)
    }

    /// Why it is invalid, if it is: every name must resolve, and every step have a sentence.
    pub(super) fn validate(&self) -> Option<String> {
        let nodes: BTreeSet<&str> = self.nodes.iter().map(|node| node.id.as_str()).collect();
        let ends = self.edges.iter().flat_map(|edge| [&edge.from, &edge.to]);
        if let Some(unknown) = ends.into_iter().find(|id| !nodes.contains(id.as_str())) {
            return Some(format!("has no participant `{unknown}`"));
        }
        let known = |lane: &str| self.lanes.iter().any(|own| own.id == lane);
        if let Some(node) = self.nodes.iter().find(|node| !known(&node.lane)) {
            return Some(format!("has no lane `{}`", node.lane));
        }
        let idle = (1..=self.last_step()).find(|step| self.passing(*step).next().is_none());
        if let Some(step) = idle {
            return Some(format!("nothing passes in step {step}"));
        }
        let sentences = self.steps.len();
        (sentences != usize::from(self.last_step()))
            .then(|| format!("{} steps, but {sentences} sentences", self.last_step()))
    }
}
