//! Arithmetic over observations.

use wanzhou::model::expression::{Error, Expression};

fn work_out(text: &str) -> Result<f64, Error> {
    Expression::parse(text)?.evaluate(&|id| match id {
        "a" => Some(12.0),
        "b" => Some(5.0),
        "zero" => Some(0.0),
        _ => None,
    })
}

#[test]
fn operators_bind_as_at_school() {
    assert_eq!(work_out("{a} + {b} * 2"), Ok(22.0));
    assert_eq!(work_out("({a} + {b}) * 2"), Ok(34.0));
    assert_eq!(work_out("{a} - {b} - 1"), Ok(6.0));
    assert_eq!(work_out("{a} / {b} / 2"), Ok(1.2));
    assert_eq!(work_out(" 1.5 "), Ok(1.5));
}

#[test]
fn what_cannot_be_worked_out_says_why() {
    assert_eq!(work_out("{a} / {zero}"), Err(Error::NotFinite));
    assert_eq!(work_out("{c}"), Err(Error::Unknown("c".to_owned())));
    assert_eq!(work_out("{a} +"), Err(Error::Syntax(5)));
    assert_eq!(work_out("{a} {b}"), Err(Error::Syntax(4)));
    assert_eq!(work_out("{a"), Err(Error::Syntax(0)));
    assert_eq!(work_out("1.2.3"), Err(Error::Syntax(0)));
    assert_eq!(work_out(""), Err(Error::Syntax(0)));
    assert_eq!(work_out("万"), Err(Error::Syntax(0)));
    assert_eq!(work_out(&"(".repeat(100)), Err(Error::TooDeep));
}

#[test]
fn inputs_are_named_in_order() {
    let expression = Expression::parse("({a} - 1) / {b} + {a}").expect("an expression");
    assert_eq!(expression.inputs(), ["a", "b", "a"]);
}
