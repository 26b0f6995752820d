//! What later features read and settle: the blueprint as it stood, clauses, parameters with their additions.

use agreements::published::{blueprint, clause, clauses, parameters, set_parameter};
use blueprints::ParameterValue;
use testkit::on_both;

use crate::common::{Pact, house, region, setup_act};

#[tokio::test]
async fn clauses_and_parameters_are_read_as_they_stand() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region).await;
        let id = pact.id;
        let (copied, all, one, none) = stage
            .read(move |tx| {
                Ok((blueprint(tx, id)?, clauses(tx, id)?, clause(tx, id, "2.3.4")?, clause(tx, id, "nowhere")?))
            })
            .await;
        let copied = copied.expect("the copy");
        assert_eq!(copied.head.key, "regional_projects");
        assert_eq!(all.len(), copied.clauses.len());
        assert_eq!(one.expect("the clause").citation_ru, "п. 2.3.4");
        assert!(none.is_none());

        let settle = |days: u32| {
            stage.write(setup_act(stage), move |change| {
                set_parameter(change, id, "confirmation_term", ParameterValue::Number(days))
            })
        };
        settle(3).await;
        settle(5).await;
        let settled = stage.read(move |tx| parameters(tx, id)).await;
        assert_eq!(settled.get("confirmation_term"), Some(&ParameterValue::Number(5)));
    })
    .await;
}
