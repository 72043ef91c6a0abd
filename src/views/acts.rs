//! The acts of the report as readers see them.

use crate::model::indicator::Act;
use crate::text::Messages;

pub fn act_name(act: Act, words: &Messages) -> &'static str {
    match act {
        Act::Development => words.act_development,
        Act::Life => words.act_life,
        Act::Governance => words.act_governance,
    }
}
