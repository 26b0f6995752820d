//! requisites
