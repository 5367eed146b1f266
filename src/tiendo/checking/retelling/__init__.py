"""What a draft tells more than once: values, ranks, verdicts, growth."""
