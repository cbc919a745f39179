"""A column of folded words, by which one is found with and without marks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("criteria", "0001_begin")]

    operations = [
        migrations.AddField(
            model_name="criterion",
            name="words",
            field=models.TextField(default="", editable=False, help_text="folded for search"),
        ),
    ]
