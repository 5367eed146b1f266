"""The trail becomes a chain: what it holds is put in canonical form, sealed and guarded."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

import tiendo.register.models.canonical
from django.db import migrations, models
from tiendo.register.guard import lift_guard, set_guard

FIRST = "0" * 64
SEALED = ("id", "act", "kind", "slug", "document", "secrecy", "by", "note", "data", "previous")


def spelled(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal_all(apps: Any, _editor: Any) -> None:
    """Each entry in its order, with the document that it came from."""
    event_of = apps.get_model("register", "AuditEvent")
    documents = dict(apps.get_model("register", "Document").objects.values_list("slug", "secrecy"))
    target_of = apps.get_model("register", "Target")
    targets = dict(target_of.objects.values_list("slug", "plan__document__slug"))
    last, count = FIRST, 0
    for event in event_of.objects.order_by("id").iterator():
        event.document = {"document": event.slug, "target": targets.get(event.slug, "")}.get(event.kind, "")
        event.secrecy = documents.get(event.document, "open")
        event.previous = last
        fields = {name: getattr(event, name) for name in SEALED}
        fields["at"] = event.at.astimezone(UTC).isoformat()
        event.hash = last = sha256(spelled(fields).encode()).hexdigest()
        event.save()
        count += 1
    if count:
        apps.get_model("register", "AuditHead").objects.create(pk=1, entries=count, hash=last)


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0002_bodies_in_time"),
    ]

    operations = [
        migrations.AlterModelOptions(name="document", options={"ordering": ["-dated", "slug"]}),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entries", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="register_audithead_is_one")
                ],
            },
        ),
        migrations.AddField("auditevent", "document", models.CharField(blank=True, max_length=120, default=""), preserve_default=False),
        migrations.AddField(
            "auditevent",
            "secrecy",
            models.CharField(
                choices=[("open", "Không mật"), ("secret", "Mật"), ("top", "Tối mật"), ("absolute", "Tuyệt mật")],
                default="open",
                max_length=10,
            ),
        ),
        migrations.AddField("auditevent", "previous", models.CharField(max_length=64, null=True)),
        migrations.AddField("auditevent", "hash", models.CharField(max_length=64, null=True)),
        migrations.AlterField("auditevent", "slug", models.CharField(max_length=150)),
        migrations.AlterField(
            "auditevent",
            "data",
            tiendo.register.models.canonical.CanonicalJSON(blank=True, default=dict),
        ),
        migrations.RunPython(seal_all, migrations.RunPython.noop),
        migrations.AlterField("auditevent", "previous", models.CharField(max_length=64, unique=True)),
        migrations.AlterField("auditevent", "hash", models.CharField(max_length=64, unique=True)),
        migrations.AddIndex("auditevent", models.Index(fields=["by", "id"], name="register_au_by_bf4d56_idx")),
        migrations.AddIndex("auditevent", models.Index(fields=["at"], name="register_au_at_4537c0_idx")),
        migrations.RunPython(set_guard, lift_guard),
    ]
