"""A column of folded words, by which one is found with and without marks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_project_and_capital")]

    operations = [
        migrations.AddField(
            model_name="project",
            name="words",
            field=models.TextField(default="", editable=False, help_text="folded for search"),
        ),
    ]
