//! The roles that a dated assignment gives a person in an organisation.

use serde::{Deserialize, Serialize};

/// A role. What it may do is not said here but in the rows that features declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the installation: organisations, people, access; sees no content of agreements by this role alone.
    Administrator,
    /// Officer of a regional authority (РОИВ).
    MinistryOfficer,
    /// Officer of a municipality or its education authority (МОУО).
    MunicipalOfficer,
    /// Officer of an institute of education development or a growth centre.
    InstituteOfficer,
    /// Head of an organisation, who signs for it.
    Head,
    /// Coordinator in a school.
    SchoolCoordinator,
    /// Curator of supported schools.
    Curator,
    /// Teacher.
    Teacher,
    /// Reads and changes nothing: an auditor, a project office.
    Observer,
}

impl Role {
    /// All roles, in the order of the policy snapshot.
    pub const ALL: [Role; 9] = [
        Role::Administrator,
        Role::MinistryOfficer,
        Role::MunicipalOfficer,
        Role::InstituteOfficer,
        Role::Head,
        Role::SchoolCoordinator,
        Role::Curator,
        Role::Teacher,
        Role::Observer,
    ];

    /// The word in storage, addresses and translations.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::MinistryOfficer => "ministry_officer",
            Role::MunicipalOfficer => "municipal_officer",
            Role::InstituteOfficer => "institute_officer",
            Role::Head => "head",
            Role::SchoolCoordinator => "school_coordinator",
            Role::Curator => "curator",
            Role::Teacher => "teacher",
            Role::Observer => "observer",
        }
    }

    /// Reads the stored word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// The role in Russian, for the snapshot that a head teacher can read.
    pub fn russian(self) -> &'static str {
        match self {
            Role::Administrator => "администратор",
            Role::MinistryOfficer => "специалист министерства",
            Role::MunicipalOfficer => "специалист муниципалитета",
            Role::InstituteOfficer => "специалист института",
            Role::Head => "руководитель",
            Role::SchoolCoordinator => "школьный координатор",
            Role::Curator => "куратор",
            Role::Teacher => "учитель",
            Role::Observer => "наблюдатель",
        }
    }
}
