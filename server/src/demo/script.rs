//! The words of the script: what somebody did, when, under which agreement.

use agreements::AgreementId;
use jiff::civil::Date;
use obligations::doctor::{self, Examined};
use permit::OrganisationId;

use super::DemoError;
use super::director::Director;
use super::papers::paper;
use super::people::Cast;

/// A line of the script: when (local date and time), who, what.
pub struct Line(pub &'static str, pub &'static str, pub Deed);

/// What somebody did. `key` is the promise in the blueprint, `which` words of the title, subject or date of the occurrence.
pub enum Deed {
    /// A request came in on a day: promise, what it is about.
    Received(&'static str, &'static str),
    /// Fulfilment was submitted: promise, which, words, the name of a paper or nothing.
    Sent(&'static str, &'static str, &'static str, &'static str),
    /// One of several doings was recorded: promise, which, words.
    Counted(&'static str, &'static str, &'static str),
    /// Accepted: promise, which.
    Accepted(&'static str, &'static str),
    /// Returned: promise, which, the remark.
    GaveBack(&'static str, &'static str, &'static str),
    /// An expected day was set: promise, which, day, reason.
    Expected(&'static str, &'static str, &'static str, &'static str),
    /// A reminder: promise, which.
    Reminded(&'static str, &'static str),
    /// Parameters were settled.
    Settled(&'static [(&'static str, &'static str)]),
    /// A named schedule was attached: its key, its rows.
    Attached(&'static str, &'static str),
}

/// An agreement to be made: blueprint, fields, parties by role with signatory, post and ground, the maker.
pub struct Draft {
    /// The blueprint's key.
    pub blueprint: &'static str,
    /// Values of the form's fields.
    pub fields: &'static [(&'static str, &'static str)],
    /// Role, organisation, signatory, post, ground.
    pub parties: &'static [(&'static str, &'static str, &'static str, &'static str, &'static str)],
    /// Role and signing day.
    pub signed: &'static [(&'static str, &'static str, &'static str)],
    /// Who enters it, and when.
    pub made: (&'static str, &'static str),
    /// From which day it is watched.
    pub watched_from: &'static str,
}

/// One agreement on the stage.
pub struct Scene<'a> {
    director: &'a Director,
    cast: &'a Cast,
    /// The agreement.
    pub agreement: AgreementId,
}

impl<'a> Scene<'a> {
    /// Makes the agreement by its form, signs it and puts it on watch.
    ///
    /// # Errors
    /// When a page refuses.
    pub async fn open(director: &'a Director, cast: &'a Cast, draft: &Draft) -> Result<Self, DemoError> {
        director.at(draft.made.0)?;
        let maker = cast.person(draft.made.1)?;
        let mut fields: Vec<(String, String)> =
            draft.fields.iter().map(|(key, value)| (format!("field_{key}"), (*value).to_owned())).collect();
        for (role, place, signatory, post, ground) in draft.parties {
            fields.push((format!("party_{role}"), cast.place(place)?.to_string()));
            fields.push((format!("signatory_{role}"), (*signatory).to_owned()));
            fields.push((format!("position_{role}"), (*post).to_owned()));
            fields.push((format!("authority_{role}"), (*ground).to_owned()));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let to = director.send(maker, &format!("/agreements/new/{}", draft.blueprint), &fields, None).await?;
        let agreement: AgreementId = to
            .rsplit('/')
            .next()
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| DemoError::Script(format!("a new agreement leads to {to}")))?;
        let scene = Self { director, cast, agreement };
        scene.sign(draft).await?;
        director
            .send(maker, &format!("/agreements/{agreement}/watch"), &[("watched_from", draft.watched_from)], None)
            .await?;
        Ok(scene)
    }

    async fn sign(&self, draft: &Draft) -> Result<(), DemoError> {
        let id = self.agreement;
        let parties = self.director.app.db.read(move |tx| agreements::published::parties(tx, id)).await?;
        for (role, who, day) in draft.signed {
            let party = parties.iter().find(|party| party.role_key == *role);
            let party = party.ok_or_else(|| DemoError::Script(format!("no party has the role {role}")))?.id;
            let path = format!("/agreements/{id}/sign/{party}");
            self.director.send(self.cast.person(who)?, &path, &[("signed_on", day)], None).await?;
        }
        Ok(())
    }

    /// Plays the lines in their order.
    ///
    /// # Errors
    /// When a page refuses, or a line names what is not there.
    pub async fn play(&self, lines: &[Line]) -> Result<(), DemoError> {
        for Line(when, who, deed) in lines {
            self.director.at(when)?;
            self.perform(when, who, deed).await?;
        }
        Ok(())
    }

    async fn perform(&self, when: &str, who: &str, deed: &Deed) -> Result<(), DemoError> {
        let person = self.cast.person(who)?;
        let agreement = self.agreement;
        let send = async |path: String, fields: &[(&str, &str)]| {
            self.director.send(person, &path, fields, None).await.map(|_| ())
        };
        match *deed {
            Deed::Received(key, subject) => {
                let day = when.split(' ').next().unwrap_or_default();
                send(
                    format!("/obligations/{}/event", self.promise(key).await?),
                    &[("happened_on", day), ("subject", subject)],
                )
                .await
            }
            Deed::Sent(key, which, words, name) => {
                let path = format!("/expectations/{}/submit", self.find(key, which).await?.id);
                let attached = (!name.is_empty()).then(|| paper(name, words));
                self.director.send(person, &path, &[("words", words)], attached.as_ref()).await.map(|_| ())
            }
            Deed::Counted(key, which, words) => {
                send(format!("/expectations/{}/count", self.find(key, which).await?.id), &[("words", words)]).await
            }
            Deed::Accepted(key, which) => {
                send(format!("/expectations/{}/confirm", self.find(key, which).await?.id), &[]).await
            }
            Deed::GaveBack(key, which, remark) => {
                send(format!("/expectations/{}/return", self.find(key, which).await?.id), &[("remark", remark)]).await
            }
            Deed::Expected(key, which, day, reason) => {
                let fields = [("expected_on", day), ("reason", reason)];
                send(format!("/expectations/{}/shift", self.find(key, which).await?.id), &fields).await
            }
            Deed::Reminded(key, which) => {
                send(format!("/expectations/{}/remind", self.find(key, which).await?.id), &[]).await
            }
            Deed::Settled(values) => send(format!("/agreements/{agreement}/parameters"), values).await,
            Deed::Attached(key, rows) => {
                send(format!("/agreements/{agreement}/schedules/{key}"), &[("rows", rows)]).await
            }
        }
    }

    async fn promise(&self, key: &str) -> Result<obligations::ObligationId, DemoError> {
        let id = self.agreement;
        let promises = self.director.app.db.read(move |tx| doctor::promises(tx, id)).await?;
        let found = promises.into_iter().find(|(_, found, _)| found == key);
        Ok(found.ok_or_else(|| DemoError::Script(format!("no promise has the key {key}")))?.0)
    }

    async fn all(&self) -> Result<Vec<Examined>, DemoError> {
        let id = self.agreement;
        Ok(self.director.app.db.read(move |tx| doctor::expectations(tx, id)).await?)
    }

    async fn find(&self, key: &str, which: &str) -> Result<Examined, DemoError> {
        let all = self.all().await?;
        let is_it = |one: &Examined| {
            let words = format!("{} {} {}", one.title_ru, one.subject.as_deref().unwrap_or(""), one.slot);
            one.obligation_key == key && one.reviews.is_none() && words.contains(which)
        };
        all.into_iter().find(is_it).ok_or_else(|| DemoError::Script(format!("{key} has no occurrence «{which}»")))
    }

    /// Lets every promise that fell due before `until` be kept by its performer, a day or more ahead of its date,
    /// and accepted on it; except those whose key and title hold the named words.
    ///
    /// # Errors
    /// When a page refuses.
    pub async fn keep_the_rest(&self, until: Date, except: &[(&str, &str)]) -> Result<(), DemoError> {
        for (number, one) in self.all().await?.into_iter().enumerate() {
            let Some(due) = one.due_on.filter(|due| *due < until && one.reviews.is_none() && one.closed_at.is_none())
            else {
                continue;
            };
            if except.iter().any(|(key, words)| one.obligation_key == *key && one.title_ru.contains(words)) {
                continue;
            }
            self.keep(&one, due, number).await?;
        }
        Ok(())
    }

    async fn keep(&self, one: &Examined, due: Date, number: usize) -> Result<(), DemoError> {
        let days_ahead = 1 + i64::try_from(number % 3).unwrap_or(0);
        let Some(done_on) = days_before(due, days_ahead) else { return Ok(()) };
        self.director.at(&format!("{done_on} 1{}:{:02}", number % 7, number * 7 % 60))?;
        let performer = self.voice(one.performer_organisation_id)?;
        let path = format!("/expectations/{}", one.id);
        let attached = number.is_multiple_of(4).then(|| paper(&format!("Подтверждение {number}.pdf"), &one.title_ru));
        let fields = [("words", "Исполнено, подтверждение приложено или хранится у исполнителя.")];
        if one.needed > 1 {
            for _ in 0..one.needed {
                self.director.send(performer, &format!("{path}/count"), &fields, None).await?;
            }
        } else {
            self.director.send(performer, &format!("{path}/submit"), &fields, attached.as_ref()).await?;
        }
        let promise = one.obligation_id;
        let confirming: Vec<OrganisationId> =
            self.director.app.db.read(move |tx| doctor::confirming(tx, promise)).await?;
        if let Some(first) = confirming.first() {
            self.director.at(&format!("{due} 15:{:02}", number % 60))?;
            self.director.send(self.voice(*first)?, &format!("{path}/confirm"), &[], None).await?;
        }
        Ok(())
    }

    fn voice(&self, place: OrganisationId) -> Result<permit::PersonId, DemoError> {
        self.cast
            .voices
            .get(&place)
            .copied()
            .ok_or_else(|| DemoError::Script("nobody speaks for a performer".to_owned()))
    }
}

fn days_before(day: Date, days: i64) -> Option<Date> {
    day.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()
}
