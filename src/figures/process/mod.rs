//! What runs: a case step by step, a queue, systems that belong together.

pub mod flow;
pub mod open_cases;
pub mod systems;
