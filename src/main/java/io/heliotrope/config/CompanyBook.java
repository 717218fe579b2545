package io.heliotrope.config;

/** A company, and the names in its files, of which some can be checked only with its flows. */
public record CompanyBook(Company company, CompanyNames names) {}
