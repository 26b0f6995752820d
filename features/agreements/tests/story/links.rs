//! Agreements are linked; both ends show it, and only the one that says it takes it away.

use testkit::on_both;

use crate::common::{Pact, form_002, house, look, region, with};

#[tokio::test]
async fn links_are_seen_from_both_ends() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let old = Pact::of_002(stage, &region).await;
        let fields = with(form_002(&region), "field_number", "0110-2023-1");
        let new = Pact::made(stage, region.orlov, "regional_projects", &fields).await;
        let orlov = stage.as_person(region.orlov);
        let overlaps = stage.read(agreements::doctor::overlapping).await;
        assert_eq!(overlaps.iter().map(|one| (one.0, one.3)).collect::<Vec<_>>(), [(old.id, new.id)]);
        assert_eq!(stage.read(agreements::doctor::living).await.len(), 2);
        let (links, old_id, new_id) = (new.page("links"), old.id.to_string(), new.id.to_string());
        let _ = look(stage, region.orlov, &links)
            .await
            .see("Соглашение № 0110-2020-67-1 от 14.02.2020")
            .see_not("0110-2023-1 от 14.02.2020 ·");
        let _ = orlov.post(&links, []).await.see_refusal("kind", "Выберите").see_refusal("to", "Выберите");
        let _ = orlov.post(&links, [("kind", "likes"), ("to", old_id.as_str())]).await.see_refusal("kind", "Выберите");
        let own = [("kind", "continues"), ("to", new_id.as_str())];
        let _ = orlov.post(&links, own).await.see_refusal("to", "с самим собой");
        let nobody = "00000000-0000-7000-8000-000000000000";
        let _ = orlov.post(&links, [("kind", "continues"), ("to", nobody)]).await.see_refusal("to", "Выберите");

        let continues = [("kind", "continues"), ("to", old_id.as_str())];
        let _ = orlov.post(&links, continues).await.expect_redirect(&new.href());
        let _ = orlov.post(&links, continues).await.see_refusal("to", "уже есть");
        let back = [("kind", "continues"), ("to", new_id.as_str())];
        let _ = orlov.post(&old.page("links"), back).await.see_refusal("to", "круг");
        let card = new
            .look(region.mayor)
            .await
            .see("продолжает")
            .see("№ 0110-2020-67-1 от 14.02.2020")
            .see("действует до 31.12.2022");
        let remove = card.attribute("form[action$='/remove']", "action").expect("a way to take it away");
        let predecessor = old.look(region.mayor).await.see("продолжено").see("№ 0110-2023-1");
        assert_eq!(predecessor.count("form[action$='/remove']"), 0, "the other end only shows it");

        let foreign = remove.replace(&new.href(), &old.href());
        let _ = orlov.post(&foreign, []).await.expect_status(404);
        let _ = stage.as_person(region.observer).post(&remove, []).await.expect_status(404);
        let _ = orlov.post(&remove, []).await.expect_redirect(&new.href());
        let _ = orlov.post(&remove, []).await.expect_status(404);
        let _ = new.look(region.orlov).await.see("Связей нет.");
        let acts = stage.acts().await;
        let of_links: Vec<&str> = acts.iter().map(String::as_str).filter(|kind| kind.ends_with("linked")).collect();
        assert_eq!(of_links, ["agreement.linked", "agreement.unlinked"]);
    })
    .await;
}
