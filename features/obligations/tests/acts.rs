//! Whatever people do in whatever order: what stands beside a row is what its acts say, and the state is what a
//! plain reading of the acts gives.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{Debt, Pact, Region, house, region};
use testkit::on_both;

/// A small repeatable chance; the stage's own is spent on ids.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// What was taken, as the test itself remembers it.
#[derive(Debug, Clone, PartialEq)]
struct Taken {
    id: uuid::Uuid,
    kind: &'static str,
    is_back: bool,
}

/// The state as somebody would tell it who reads the standing acts one after another.
fn told(taken: &[Taken]) -> &'static str {
    let mut state = "owed";
    for act in taken.iter().filter(|act| !act.is_back) {
        state = match (act.kind, state) {
            ("submit", "owed" | "returned") => "submitted",
            ("return", "submitted") => "returned",
            ("confirm", "submitted") => "met",
            ("waive", "owed" | "returned") => "waived",
            (_, other) => other,
        };
    }
    state
}

async fn random_deed(dice: &mut Dice, debt: &Debt, region: &Region, taken: &mut Vec<Taken>) {
    let city = [region.belova, region.dyatlov][dice.roll(2) as usize];
    let ministry = [region.orlov, region.zueva][dice.roll(2) as usize];
    let kind = ["submit", "submit", "return", "confirm", "waive", "retract", "retract", "shift", "remind"]
        [dice.roll(9) as usize];
    let who = match kind {
        "submit" | "shift" => city,
        "retract" => [city, ministry][dice.roll(2) as usize],
        _ => ministry,
    };
    let wrong = if taken.is_empty() { None } else { Some(dice.roll(taken.len() as u64) as usize) };
    let path = match (kind, wrong) {
        ("retract", Some(at)) => format!("retract/{}", taken[at].id),
        ("retract", None) => return,
        _ => kind.to_owned(),
    };
    let fields = [
        ("words", "Сдали"),
        ("remark", "Не всё"),
        ("ground", "Не нужно"),
        ("retract_reason", "Ошибка"),
        ("expected_on", "2020-12-01"),
        ("reason", "Ждём"),
    ];
    let answer = debt.post(who, &path, &fields).await;
    assert!([303, 404, 409].contains(&answer.status()), "{path}: {}\n{}", answer.status(), answer.text());
    if answer.status() != 303 {
        return;
    }
    match (kind, wrong) {
        ("retract", Some(at)) => taken[at].is_back = true,
        ("shift" | "remind", _) => {}
        _ => {
            let (id, _) = debt.acts().await.pop().unwrap();
            taken.push(Taken {
                id,
                kind: ["submit", "return", "confirm", "waive"].into_iter().find(|one| *one == kind).unwrap(),
                is_back: false,
            });
        }
    }
}

async fn play(seed: u64, deeds: usize) {
    on_both(&house("2020-03-20T06:00:00Z").seed(seed), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.settled(region.orlov, &[("confirmation_term", "3")]).await;
        let debt = pact.find("quarterly_report", "I квартал 2020").await;
        let (mut dice, mut taken) = (Dice(seed), Vec::new());
        for _ in 0..deeds {
            random_deed(&mut dice, &debt, &region, &mut taken).await;
            let word = debt.word().await;
            let word = if ["due_soon", "open", "missed"].contains(&word.as_str()) { "owed" } else { &word };
            assert_eq!(word, told(&taken), "seed {seed}: {taken:?}");
            let open = debt.reviews().await.iter().filter(|one| ["due_soon", "missed"].contains(&one.as_str())).count();
            assert_eq!(
                open,
                usize::from(word == "submitted"),
                "seed {seed}: one word is owed while a submission waits: {taken:?}"
            );
            pact.is_true_to_its_acts().await;
        }
        let page = debt.seen_by(region.belova).await.expect_status(200);
        assert!(page.text().contains("Чем подтверждено?"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_beside_a_row_is_what_its_acts_say() {
    for seed in 1..=12 {
        play(seed, 16).await;
    }
}
