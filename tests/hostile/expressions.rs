//! Arithmetic and texts with holes: any text is read or refused, and what is read means what it says.

use crate::inputs::text;
use crate::{cases, support};
use proptest::prelude::*;
use std::sync::LazyLock;
use wanzhou::model::Atlas;
use wanzhou::model::expression::{Error, Expression, Operator};
use wanzhou::model::template::{TextPiece, fill, fill_string, unresolved};
use wanzhou::text::{Locale, sanitize};

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::core);

/// Expressions of any shape, in the order in which they are read.
fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0u32..1_000_000).prop_map(|n| Expression::Number(f64::from(n) / 1_000.0)),
        "[a-z0-9-]{1,8}".prop_map(Expression::Value),
    ];
    leaf.prop_recursive(6, 64, 2, |inner| {
        let operator =
            prop::sample::select(&[Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide][..]);
        (inner.clone(), operator, inner)
            .prop_map(|(left, operator, right)| Expression::Binary(Box::new(left), operator, Box::new(right)))
    })
}

fn written(expression: &Expression) -> String {
    match expression {
        Expression::Number(number) => number.to_string(),
        Expression::Value(id) => format!("{{{id}}}"),
        Expression::Binary(left, operator, right) => {
            let sign = match operator {
                Operator::Add => '+',
                Operator::Subtract => '-',
                Operator::Multiply => '*',
                Operator::Divide => '/',
            };
            format!("({} {sign} {})", written(left), written(right))
        }
    }
}

/// Stand-ins for the values of observations.
fn value(id: &str) -> Option<f64> {
    (id.len() != 3).then_some(id.len() as f64)
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_text_is_read_or_refused_with_the_place(text in prop_oneof![text(), "[-+*/(){}. 0-9a万]{0,40}"]) {
        match Expression::parse(&text) {
            Ok(read) => {
                let worked_out = read.evaluate(&value);
                prop_assert!(!matches!(worked_out, Ok(number) if !number.is_finite()));
                let named = |id: &&str| text.contains(&format!("{{{id}}}"));
                prop_assert!(read.inputs().iter().all(named));
            }
            Err(Error::Syntax(at)) => prop_assert!(at <= text.len() && text.is_char_boundary(at)),
            Err(error) => prop_assert_eq!(error, Error::TooDeep),
        }
    }

    #[test]
    fn what_is_written_is_read_back(expression in expression()) {
        prop_assert_eq!(Expression::parse(&written(&expression)), Ok(expression));
    }

    #[test]
    fn any_template_is_filled_in(text in prop_oneof![text(), "[{}|a-z0-9 -]{0,40}"], english in any::<bool>()) {
        let locale = if english { Locale::En } else { Locale::Zh };
        let pieces = fill(&text, &ATLAS, locale);
        for piece in &pieces {
            match piece {
                TextPiece::Text(words) => prop_assert_eq!(sanitize(words), words.as_str()),
                TextPiece::Value { observation, .. } => prop_assert!(ATLAS.observations.get(observation).is_some()),
            }
        }
        let dashes = pieces.iter().filter(|piece| **piece == TextPiece::Text("—".to_owned())).count();
        prop_assert!(dashes >= unresolved(&text, &ATLAS).len());
        prop_assert!(!fill_string(&text, &ATLAS, locale).contains("NaN"));
    }
}
