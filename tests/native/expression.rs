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
fn a_sign_belongs_to_its_number() {
    assert_eq!(work_out("-24.5"), Ok(-24.5));
    assert_eq!(work_out("{a} - -1"), Ok(13.0));
    assert_eq!(work_out("{a}-1"), Ok(11.0));
    assert_eq!(work_out("-"), Err(Error::Syntax(0)));
    assert_eq!(work_out("-{a}"), Err(Error::Syntax(0)));
}

#[test]
fn arithmetic_is_written_with_the_brackets_that_it_needs() {
    let written = |text: &str| Expression::parse(text).expect("an expression").written(&|id| id.to_uppercase());
    for (text, expected) in [
        ("({a} / {b} - 1) * 100", "(A ÷ B − 1) × 100"),
        ("{a} - {b} - {c}", "A − B − C"),
        ("{a} - ({b} - {c})", "A − (B − C)"),
        ("{a} / ({b} * {c})", "A ÷ (B × C)"),
        ("({a} + {b}) + ({c} + 1.5)", "A + B + C + 1.5"),
        ("(({a}))", "A"),
        ("-24.5", "−24.5"),
    ] {
        assert_eq!(written(text), expected);
    }
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
